package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.FoldersApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.http.ResponseCheck;
import io.github.mycase4j.client.model.Folder;
import io.github.mycase4j.client.model.NewFolder;
import io.github.mycase4j.client.model.UpdatedAfter;
import java.util.List;

/** Sends the requests of {@link FoldersApi}. */
final class FoldersService implements FoldersApi {
  private final Api api;
  private final Resource<Folder> subfolders;

  FoldersService(Api api) {
    this.api = api;
    this.subfolders = new Resource<>(api, "subfolders", Folder.class, Folder::id);
  }

  @Override
  public Folder getByCase(long caseId) {
    String path = "/cases/" + caseId + "/folder";
    return api.get(path, List.of(), Folder.class, ResponseCheck.hasId(Folder::id));
  }

  @Override
  public PagedIterable<Folder> listSubfolders(long folderId, UpdatedAfter filter) {
    return subfolders.listBelow("folders", folderId, filter);
  }

  @Override
  public Folder createForCase(long caseId, NewFolder body) {
    return subfolders.createBelow("cases", caseId, body);
  }
}
