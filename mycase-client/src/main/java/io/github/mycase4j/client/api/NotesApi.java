package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.error.NotFoundException;
import io.github.mycase4j.client.model.NewNote;
import io.github.mycase4j.client.model.Note;
import io.github.mycase4j.client.model.NoteUpdate;
import java.util.Optional;

/**
 * Notes on cases, clients and companies. Every method performs I/O and throws what {@link
 * io.github.mycase4j.client.error} describes; a list does so when it is read.
 *
 * <p>A write is sent once. It is repeated only if MyCase certainly did not act on it; if that is
 * unknown, it ends with {@link io.github.mycase4j.client.error.OutcomeUnknownException}.
 *
 * <p>Thread-safe. Implemented by this library, and otherwise only by test fakes: any release may
 * add methods.
 *
 * @see <a href="https://mycaseapi.stoplight.io">MyCase API reference</a>, Notes
 */
public interface NotesApi {
  /**
   * Lists the notes of one case, lazily ({@code GET /cases/{id}/notes}).
   *
   * @param caseId the id of the case
   * @return the notes, read page by page while they are iterated
   */
  PagedIterable<Note> listByCase(long caseId);

  /**
   * Lists the notes of one client, lazily ({@code GET /clients/{id}/notes}).
   *
   * @param clientId the id of the client
   * @return the notes, read page by page while they are iterated
   */
  PagedIterable<Note> listByClient(long clientId);

  /**
   * Reads one note ({@code GET /notes/{id}}).
   *
   * @param id the id of the note
   * @return the note
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no note with this id
   */
  Note get(long id);

  /**
   * Reads one note, or returns empty if there is none with this id.
   *
   * @param id the id of the note
   * @return the note, or empty
   */
  default Optional<Note> find(long id) {
    try {
      return Optional.of(get(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates a note for a case ({@code POST /cases/{id}/notes}) and returns it as MyCase stored it.
   *
   * @param caseId the id of the case
   * @param body what to create
   * @return the note as MyCase stored it
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no case with this id
   */
  Note createForCase(long caseId, NewNote body);

  /**
   * Creates a note for a client ({@code POST /clients/{id}/notes}) and returns it as MyCase stored
   * it.
   *
   * @param clientId the id of the client
   * @param body what to create
   * @return the note as MyCase stored it
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no client with this id
   */
  Note createForClient(long clientId, NewNote body);

  /**
   * Creates a note for a company ({@code POST /companies/{id}/notes}) and returns it as MyCase
   * stored it.
   *
   * @param companyId the id of the company
   * @param body what to create
   * @return the note as MyCase stored it
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no company with this id
   */
  Note createForCompany(long companyId, NewNote body);

  /**
   * Updates a note ({@code PUT /notes/{id}}). Only the fields that the body holds are sent. A
   * change that somebody else made to one of the sent fields since the record was read is
   * overwritten: MyCase does not detect it.
   *
   * @param id the id of the note
   * @param body what to change
   * @throws IllegalArgumentException if a field that MyCase requires has no value; nothing is sent
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no note with this id
   */
  void update(long id, NoteUpdate body);

  /**
   * Deletes a note ({@code DELETE /notes/{id}}). It cannot be undone.
   *
   * @param id the id of the note
   * @throws io.github.mycase4j.client.error.NotFoundException if there is no note with this id
   */
  void delete(long id);
}
