package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import ktrdr.rest.problems.MalformedRequest;
import ktrdr.rest.wire.PathNumber;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionNotFound;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.Usages;

/** Puts sessions beside each other. */
@ApplicationScoped
public class ComparedSessions {
  private static final int MOST = 50;

  @Inject private SessionStore sessions;
  @Inject private Usages usages;

  /**
   * The sessions with these numbers.
   *
   * @param ids with commas between them
   * @throws MalformedRequest if there is none, there are too many, or one is no number
   * @throws SessionNotFound if there is no such session
   */
  ComparedSessionsView of(String ids) {
    List<String> asked = Arrays.stream(ids.split(",")).map(String::strip).distinct().toList();
    if (asked.size() > MOST) {
      throw new MalformedRequest("ids: at most " + MOST + " sessions, not " + asked.size());
    }
    return new ComparedSessionsView(
        true, asked.stream().map(ComparedSessions::number).map(this::view).toList());
  }

  private static long number(String id) {
    return PathNumber.of(id)
        .orElseThrow(() -> new MalformedRequest("ids must be numbers of sessions, such as 12,13"));
  }

  private ComparedSessionsView.ComparedView view(long id) {
    Session session = sessions.find(id).orElseThrow(() -> new SessionNotFound(id));
    return ComparedSessionsView.ComparedView.of(
        session, sessions.toolCalls(id), usages.of(session));
  }
}
