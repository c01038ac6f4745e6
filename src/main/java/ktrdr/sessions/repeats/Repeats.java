package ktrdr.sessions.repeats;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Origin;
import ktrdr.sessions.Origin.Kind;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionNotFound;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.Start;

/** Says what to start so that it follows from a session that has come to its end. */
@ApplicationScoped
public class Repeats {
  private final SessionStore sessions;
  private final OperationStore operations;
  private final KeptTurns turns;

  @Inject
  public Repeats(SessionStore sessions, OperationStore operations, KeptTurns turns) {
    this.sessions = sessions;
    this.operations = operations;
    this.turns = turns;
  }

  /** For the container's proxy only. */
  protected Repeats() {
    this(null, null, null);
  }

  /**
   * The whole session again, from its recorded turns.
   *
   * @throws SessionNotFound if there is no such session
   * @throws NotRepeatable if it has not come to its end, follows from another one, or its turns are
   *     not kept
   */
  public Start replay(long id) {
    Session session = ended(id);
    if (!turns.all(session, tree(session))) {
      throw NotRepeatable.withoutTurns(session);
    }
    Assignment again = again(session, free(session), session.assignment().strategy());
    return Start.now(again, given(session, again)).from(new Origin(Kind.REPLAY, id));
  }

  /**
   * The strategy of the session again, with its seed, by the built-in agent.
   *
   * @throws SessionNotFound if there is no such session
   * @throws NotRepeatable if it has not come to its end, or follows from another one
   */
  public Start rerun(long id) {
    Session session = ended(id);
    Assignment again = again(session, Assignment.Models.BUILTIN, session.design().document());
    return Start.now(again, session.design()).from(new Origin(Kind.RERUN, id));
  }

  /**
   * The results of the session, assessed anew.
   *
   * @param models who assesses, and for how much at most
   * @throws SessionNotFound if there is no such session
   * @throws NotRepeatable if it has not come to its end, or follows from another one
   */
  public Start fork(long id, Assignment.Models models) {
    Session session = ended(id);
    Assignment.Models before = session.assignment().models();
    var used =
        new Assignment.Models(before.design(), models.assess(), before.masked(), models.budget());
    Assignment again = again(session, used, session.assignment().strategy());
    return Start.now(again, session.design()).from(new Origin(Kind.FORK, id));
  }

  private Session ended(long id) {
    Session session = sessions.find(id).orElseThrow(() -> new SessionNotFound(id));
    session
        .origin()
        .ifPresent(
            from -> {
              throw NotRepeatable.follows(session, from.session());
            });
    if (!session.ended()) {
      throw NotRepeatable.running(session);
    }
    List<Operation> tree = tree(session);
    if (tree.isEmpty() || tree.get(0).status() != OperationStatus.COMPLETED) {
      throw NotRepeatable.incomplete(session);
    }
    return session;
  }

  private List<Operation> tree(Session session) {
    return session.operation().map(operations::tree).orElse(List.of());
  }

  /** A replay spends nothing, so no budget limits it. */
  private static Assignment.Models free(Session session) {
    Assignment.Models models = session.assignment().models();
    return new Assignment.Models(
        models.design(), models.assess(), models.masked(), Optional.empty());
  }

  private static Session.Design given(Session session, Assignment again) {
    return again.strategy().isPresent() ? session.design() : Session.Design.NONE;
  }

  // The seed of a session is its number, unless it was given one.
  private static Assignment again(
      Session session, Assignment.Models models, Optional<String> strategy) {
    Assignment before = session.assignment();
    return new Assignment(
        models,
        before.brief(),
        strategy,
        before.market(),
        Optional.of(session.seed()),
        before.effort(),
        before.testing());
  }
}
