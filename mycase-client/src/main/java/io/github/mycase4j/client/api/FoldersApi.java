package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.Folder;
import io.github.mycase4j.client.model.NewFolder;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.util.Optional;

/**
 * Folders of documents. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Folders
 */
public interface FoldersApi {
  /**
   * Reads the folder of a case ({@code GET /cases/{id}/folder}).
   *
   * @param caseId the id of the case
   * @return the folder
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  Folder getByCase(long caseId);

  /**
   * Reads the folder of a case, or returns empty if there is no case with this id.
   *
   * @param caseId the id of the case
   * @return the folder, or empty
   */
  default Optional<Folder> findByCase(long caseId) {
    try {
      return Optional.of(getByCase(caseId));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Lists the subfolders of a folder, lazily ({@code GET /folders/{id}/subfolders}). Those of the
   * folders in it are left out.
   *
   * @param folderId the id of the folder
   * @return the folders, read page by page while they are iterated
   */
  default PagedIterable<Folder> listSubfolders(long folderId) {
    return listSubfolders(folderId, UpdatedAfter.anyTime());
  }

  /**
   * Lists the subfolders of a folder created or updated at an instant or later, lazily.
   *
   * @param folderId the id of the folder
   * @param filter since when the rows were created or updated
   * @return the folders, read page by page while they are iterated
   */
  PagedIterable<Folder> listSubfolders(long folderId, UpdatedAfter filter);

  /**
   * Creates a folder below that of a case ({@code POST /cases/{id}/subfolders}) and returns it as
   * MyCase stored it.
   *
   * @param caseId the id of the case
   * @param body what to create
   * @return the folder as MyCase stored it
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  Folder createForCase(long caseId, NewFolder body);
}
