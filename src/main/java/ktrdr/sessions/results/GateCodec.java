package ktrdr.sessions.results;

import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.GateResult;
import ktrdr.operations.Operation;

/** What a gate said, as a field of a result. */
public final class GateCodec {
  private GateCodec() {}

  /** What the gate after an operation said; empty when there was none. */
  public static Optional<GateResult> read(Operation operation) {
    return read(Stored.of(operation.output().results()));
  }

  static Map<String, Object> write(GateResult gate) {
    return new Fields()
        .put("passed", gate.passed())
        .put("reason", gate.reason())
        .put("bypassed", gate.bypassed())
        .asMap();
  }

  static Optional<GateResult> read(Stored results) {
    return results.object("gate").flatMap(GateCodec::gate);
  }

  static Optional<GateResult> gate(Stored gate) {
    return gate.flag("passed")
        .map(
            passed ->
                new GateResult(
                    passed, gate.text("reason").orElse(""), gate.flag("bypassed").orElse(false)));
  }
}
