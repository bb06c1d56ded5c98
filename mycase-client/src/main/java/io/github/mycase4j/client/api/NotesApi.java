package io.github.mycase4j.client.api;

import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.internal.http.ResponseCheck;
import io.github.mycase4j.client.model.NewNote;
import io.github.mycase4j.client.model.Note;
import java.util.Optional;

/**
 * The notes on cases, clients and companies (MyCase: Notes). Every method does I/O and throws what
 * {@link io.github.mycase4j.client.error} describes; a listing does when it is read.
 *
 * <p>Immutable and thread safe.
 */
public final class NotesApi {
  private final Api api;
  private final Resource<Note> notes;

  /** Creates the service on a view of the API. */
  // Api is this module's own: only MyCase makes services.
  @SuppressWarnings("exports")
  public NotesApi(Api api) {
    this.api = api;
    this.notes = new Resource<>(api, "notes", Note.class, Note::id);
  }

  /** Lists the notes on one case, lazily. */
  public PagedIterable<Note> listByCase(long caseId) {
    return notes.listBelow("cases", caseId);
  }

  /** Lists the notes on one client, lazily. */
  public PagedIterable<Note> listOfClient(long clientId) {
    return notes.listBelow("clients", clientId);
  }

  /**
   * Reads one note.
   *
   * @throws io.github.mycase4j.client.error.NotFoundException when there is none with this id
   */
  public Note get(long id) {
    return notes.get(id);
  }

  /** Reads one note, if there is one with this id. */
  public Optional<Note> find(long id) {
    return notes.find(id);
  }

  /** Puts a note on a case and returns it as MyCase stored it. */
  public Note createForCase(long caseId, NewNote body) {
    return create("cases", caseId, body);
  }

  /** Puts a note on a client and returns it as MyCase stored it. */
  public Note createOnClient(long clientId, NewNote body) {
    return create("clients", clientId, body);
  }

  /** Puts a note on a company and returns it as MyCase stored it. */
  public Note createOnCompany(long companyId, NewNote body) {
    return create("companies", companyId, body);
  }

  private Note create(String parent, long parentId, NewNote body) {
    String path = "/" + parent + "/" + parentId + "/notes";
    return api.post(path, body, Note.class, ResponseCheck.hasId(Note::id));
  }
}
