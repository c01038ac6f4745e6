package ktrdr.sessions.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.sessions.admission.Capacity;
import ktrdr.sessions.explain.Explanation.Cause;
import ktrdr.sessions.explain.Explanation.Code;

/** Explains why queued work is still in the queue. */
final class QueueCauses {
  private QueueCauses() {}

  static List<Cause> of(Diagnosis diagnosis) {
    List<Cause> causes = new ArrayList<>();
    elsewhere(diagnosis).ifPresent(causes::add);
    causes.add(queued(diagnosis));
    if (diagnosis.places().held().size() >= diagnosis.limits().maxActive()) {
      causes.add(limitHeld(diagnosis));
    }
    if (!diagnosis.places().agent().enabled()) {
      causes.add(agentPaused(diagnosis.places().agent()));
    }
    causes.addAll(WorkCauses.timeoutNear(diagnosis));
    return causes;
  }

  /** Something it needs is in another server's home. */
  static Optional<Cause> elsewhere(Diagnosis diagnosis) {
    return diagnosis.elsewhere().map(QueueCauses::elsewhere);
  }

  private static Cause elsewhere(Diagnosis.Elsewhere needed) {
    List<Diagnosis.Holder> living =
        needed.holders().stream().filter(Diagnosis.Holder::lives).toList();
    String where =
        needed.holders().isEmpty()
            ? "no server has told of any"
            : living.isEmpty()
                ? "they lie in " + homes(needed.holders()) + ", whose server does not run"
                : "the server of " + homes(living) + " has them and goes on with it in its turn";
    Optional<String> remedy =
        living.isEmpty()
            ? Optional.of("start the server that has them, bring them in here, or cancel it")
            : Optional.empty();
    Map<String, Object> diagnosis = new LinkedHashMap<>();
    diagnosis.put("missing", needed.what());
    diagnosis.put("homes", needed.holders().stream().map(Diagnosis.Holder::home).toList());
    diagnosis.put("living_homes", living.stream().map(Diagnosis.Holder::home).toList());
    String detail = "This server's home has no " + needed.what() + "; " + where;
    return new Cause(Code.BARS_ELSEWHERE, detail, remedy, diagnosis);
  }

  private static String homes(List<Diagnosis.Holder> holders) {
    return holders.stream().map(Diagnosis.Holder::home).collect(Collectors.joining(" and "));
  }

  /** Position in the queue, from 1. */
  static int position(Diagnosis diagnosis) {
    return ahead(diagnosis).size() + 1;
  }

  private static Cause queued(Diagnosis diagnosis) {
    List<Operation> ahead = ahead(diagnosis);
    String detail =
        ahead.isEmpty()
            ? "It is the next one of " + diagnosis.places().waiting().size()
            : names(ahead) + (ahead.size() == 1 ? " is" : " are") + " before it";
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("position", position(diagnosis));
    numbers.put("waiting", diagnosis.places().waiting().size());
    numbers.put("ahead", ids(ahead));
    return new Cause(Code.QUEUED, detail, Optional.empty(), numbers);
  }

  private static List<Operation> ahead(Diagnosis diagnosis) {
    return diagnosis.places().waiting().stream()
        .takeWhile(o -> !o.id().equals(diagnosis.root().id()))
        .toList();
  }

  private static Cause limitHeld(Diagnosis diagnosis) {
    List<Operation> held = diagnosis.places().held();
    Operation oldest = held.get(0);
    String detail =
        (held.size() == 1
                ? "The only slot is held by " + name(oldest)
                : "All " + held.size() + " slots are held by " + names(held))
            + held.stream()
                .map(o -> o.state().started().orElse(o.state().created()))
                .map(Object::toString)
                .collect(Collectors.joining(", ", ", since ", ""));
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("limit", diagnosis.limits().maxActive());
    numbers.put("holders", held.stream().map(QueueCauses::holder).toList());
    String remedy =
        "wait, or cancel one: ktrdr operations cancel "
            + oldest.id().value()
            + "; more slots:"
            + " KTRDR_SESSIONS_MAX_ACTIVE";
    return new Cause(Code.LIMIT_HELD, detail, Optional.of(remedy), numbers);
  }

  private static Map<String, Object> holder(Operation root) {
    Map<String, Object> holder = new LinkedHashMap<>();
    holder.put("operation_id", root.id().value());
    holder.put("session_id", root.lineage().session().orElse(null));
    holder.put("status", root.status().wire());
    holder.put("since", root.state().started().orElse(root.state().created()).toString());
    return holder;
  }

  private static Cause agentPaused(Capacity.Agent agent) {
    String detail =
        "The agent is paused"
            + agent.by().map(by -> " by " + by).orElse("")
            + agent.reason().map(reason -> " (" + reason + ")").orElse("");
    Map<String, Object> who = new LinkedHashMap<>();
    who.put("by", agent.by().orElse(null));
    who.put("reason", agent.reason().orElse(null));
    return new Cause(Code.AGENT_PAUSED, detail, Optional.of("ktrdr agent resume"), who);
  }

  private static String names(List<Operation> roots) {
    return roots.stream().map(QueueCauses::name).collect(Collectors.joining(", "));
  }

  private static String name(Operation root) {
    return root.lineage().session().map(id -> "session " + id).orElse(root.id().value());
  }

  private static List<String> ids(List<Operation> roots) {
    return roots.stream().map(Operation::id).map(OperationId::value).toList();
  }
}
