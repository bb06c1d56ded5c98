package io.github.mycase4j.client.internal.api;

import io.github.mycase4j.client.api.NotesApi;
import io.github.mycase4j.client.core.PagedIterable;
import io.github.mycase4j.client.internal.http.Api;
import io.github.mycase4j.client.model.NewNote;
import io.github.mycase4j.client.model.Note;
import io.github.mycase4j.client.model.NoteUpdate;

/** Sends the requests of {@link NotesApi}. */
final class NotesService implements NotesApi {
  private final Resource<Note> notes;

  NotesService(Api api) {
    this.notes = new Resource<>(api, "notes", Note.class, Note::id);
  }

  @Override
  public PagedIterable<Note> listByCase(long caseId) {
    return notes.listBelow("cases", caseId);
  }

  @Override
  public PagedIterable<Note> listByClient(long clientId) {
    return notes.listBelow("clients", clientId);
  }

  @Override
  public Note get(long id) {
    return notes.get(id);
  }

  @Override
  public Note createForCase(long caseId, NewNote body) {
    return notes.createBelow("cases", caseId, body);
  }

  @Override
  public Note createForClient(long clientId, NewNote body) {
    return notes.createBelow("clients", clientId, body);
  }

  @Override
  public Note createForCompany(long companyId, NewNote body) {
    return notes.createBelow("companies", companyId, body);
  }

  @Override
  public void update(long id, NoteUpdate body) {
    notes.update(id, body, "subject", "note", "date");
  }

  @Override
  public void delete(long id) {
    notes.delete(id);
  }
}
