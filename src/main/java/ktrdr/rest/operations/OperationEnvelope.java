package ktrdr.rest.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.rest.wire.Envelope;
import ktrdr.sessions.results.EpochCodec;

/** The results and the metrics of an operation, in the envelopes of the original ktrdr. */
final class OperationEnvelope {
  private OperationEnvelope() {}

  static Map<String, Object> results(Operation operation) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("operation_id", operation.id().value());
    body.put("operation_type", operation.type().wire());
    body.put("status", operation.status().wire());
    body.put("results", operation.output().results());
    return body;
  }

  static Map<String, Object> metrics(Operation operation, List<Map<String, Object>> rows) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("operation_id", operation.id().value());
    data.put("operation_type", operation.type().wire());
    boolean training = operation.type() == OperationType.TRAINING;
    data.put("metrics", training ? EpochCodec.all(rows) : Map.of());
    return Envelope.data(data);
  }
}
