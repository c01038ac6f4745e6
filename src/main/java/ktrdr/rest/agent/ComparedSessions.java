package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.operations.Usage;
import ktrdr.rest.agent.ComparedSessionsView.ComparedView;
import ktrdr.rest.agent.ComparedSessionsView.DifferenceView;
import ktrdr.rest.problems.MalformedRequest;
import ktrdr.rest.wire.PathNumber;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionNotFound;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.Usages;
import ktrdr.strategy.document.StrategyDifferences;
import ktrdr.strategy.document.StrategyReader;

/** Puts sessions beside each other. */
@ApplicationScoped
public class ComparedSessions {
  private static final int MOST = 50;

  @Inject private SessionStore sessions;
  @Inject private Usages usages;
  @Inject private OperationStore operations;
  @Inject private StrategyReader reader;
  @Inject private InstantSource clock;

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
    List<Session> compared = asked.stream().map(ComparedSessions::number).map(this::find).toList();
    return new ComparedSessionsView(true, of(compared), differences(compared));
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
                    s.operation().map(used::get).orElseGet(() -> usages.of(s)),
                    seconds(s)))
        .toList();
  }

  private List<DifferenceView> differences(List<Session> compared) {
    return StrategyDifferences.of(
            compared.stream().map(session -> session.design().document()).toList(), reader)
        .stream()
        .map(difference -> new DifferenceView(difference.path(), difference.values()))
        .toList();
  }

  private Double seconds(Session session) {
    return SessionView.seconds(
        session, session.operation().flatMap(operations::find), clock.instant());
  }

  private static long number(String id) {
    return PathNumber.of(id)
        .orElseThrow(() -> new MalformedRequest("ids must be numbers of sessions, such as 12,13"));
  }

  private Session find(long id) {
    return sessions.find(id).orElseThrow(() -> new SessionNotFound(id));
  }
}
