package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ktrdr.operations.OperationId;
import ktrdr.operations.Usage;
import ktrdr.rest.agent.ComparedSessionsView.ComparedView;
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
        true, of(asked.stream().map(ComparedSessions::number).map(this::find).toList()));
  }

  /** These sessions, in the figures by which they are compared. */
  List<ComparedView> of(List<Session> compared) {
    Map<OperationId, Usage> used =
        usages.of(compared.stream().flatMap(s -> s.operation().stream()).toList());
    return compared.stream()
        .map(
            s ->
                ComparedView.of(
                    s,
                    sessions.toolCalls(s.id()),
                    s.operation().map(used::get).orElseGet(() -> usages.of(s))))
        .toList();
  }

  private static long number(String id) {
    return PathNumber.of(id)
        .orElseThrow(() -> new MalformedRequest("ids must be numbers of sessions, such as 12,13"));
  }

  private Session find(long id) {
    return sessions.find(id).orElseThrow(() -> new SessionNotFound(id));
  }
}
