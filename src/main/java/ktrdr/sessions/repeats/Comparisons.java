package ktrdr.sessions.repeats;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.Origin;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.artifacts.FileStore;
import ktrdr.sessions.repeats.Comparison.Part;
import ktrdr.sessions.results.Findings;
import ktrdr.training.Platform;

/** Compares what a session found with what the session found that it repeats. */
@ApplicationScoped
public class Comparisons {
  private final SessionStore sessions;
  private final OperationStore operations;
  private final FileStore files;
  private final Artifacts artifacts;

  @Inject
  public Comparisons(
      SessionStore sessions, OperationStore operations, FileStore files, Artifacts artifacts) {
    this.sessions = sessions;
    this.operations = operations;
    this.files = files;
    this.artifacts = artifacts;
  }

  /** For the container's proxy only. */
  protected Comparisons() {
    this(null, null, null, null);
  }

  /**
   * Compares a session that is being assessed.
   *
   * @param assessment the JSON object of its result
   * @return empty if it repeats none, or that one was removed
   */
  public Optional<Comparison> of(Session session, Map<String, Object> assessment) {
    return session
        .origin()
        .filter(from -> from.kind().repeats())
        .flatMap(
            from ->
                sessions
                    .find(from.session())
                    .map(
                        earlier ->
                            compared(
                                found(earlier, (t, b) -> Findings.of(t, b, earlier)),
                                found(session, (t, b) -> Findings.of(t, b, assessment)),
                                from)));
  }

  /** A session and what it found. */
  private record Found(Session session, Findings findings, Optional<String> trades) {
    Optional<String> document() {
      return session.design().document();
    }
  }

  private Found found(Session session, BiFunction<Operation, Operation, Findings> reading) {
    List<Operation> tree = operations.tree(session.operation().orElseThrow());
    Operation backtest = completed(tree, OperationType.BACKTESTING);
    return new Found(
        session,
        reading.apply(completed(tree, OperationType.TRAINING), backtest),
        trades(backtest.id()));
  }

  private static Operation completed(List<Operation> tree, OperationType type) {
    return tree.stream()
        .filter(o -> o.type() == type && o.status() == OperationStatus.COMPLETED)
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  private Optional<String> trades(OperationId backtest) {
    String name = artifacts.trades(backtest).getFileName().toString();
    return files.of(backtest).stream()
        .filter(file -> file.name().equals(name))
        .map(FileStore.Written::sha256)
        .findFirst();
  }

  private static Comparison compared(Found then, Found now, Origin from) {
    boolean words = from.kind() == Origin.Kind.REPLAY;
    Map<Part, Optional<Boolean>> parts = new EnumMap<>(Part.class);
    parts.put(Part.STRATEGY, same(then.document(), now.document()));
    parts.put(Part.WEIGHTS, same(then.findings.weights(), now.findings.weights()));
    parts.put(Part.TRADES, same(then.trades, now.trades));
    parts.put(
        Part.FIGURES,
        Optional.of(then.findings.figures(words).equals(now.findings.figures(words))));
    return new Comparison(from.session(), parts, causes(then.findings, now.findings));
  }

  private static List<Cause> causes(Findings then, Findings now) {
    return List.of(
        new Cause(Cause.Kind.BARS, then.bars(), now.bars()),
        cause(Cause.Kind.CPU, then, now, Platform::cpu),
        cause(Cause.Kind.LIBTORCH, then, now, Platform::libtorch),
        cause(Cause.Kind.KTRDR, then, now, Platform::ktrdr));
  }

  private static Cause cause(
      Cause.Kind kind, Findings then, Findings now, Function<Platform, String> part) {
    return new Cause(kind, then.platform().map(part), now.platform().map(part));
  }

  private static Optional<Boolean> same(Optional<String> then, Optional<String> now) {
    return then.flatMap(text -> now.map(text::equals));
  }
}
