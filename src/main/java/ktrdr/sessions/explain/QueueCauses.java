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

/** Why work in the queue is still there. */
final class QueueCauses {
  private QueueCauses() {}

  static List<Cause> of(Facts facts) {
    List<Cause> causes = new ArrayList<>();
    elsewhere(facts).ifPresent(causes::add);
    causes.add(queued(facts));
    if (facts.places().held().size() >= facts.limits().maxActive()) {
      causes.add(limitHeld(facts));
    }
    if (!facts.places().agent().enabled()) {
      causes.add(agentPaused(facts.places().agent()));
    }
    causes.addAll(WorkCauses.timeoutNear(facts));
    return causes;
  }

  /** What it needs lies in the home of another server. */
  static Optional<Cause> elsewhere(Facts facts) {
    return facts.elsewhere().map(QueueCauses::elsewhere);
  }

  private static Cause elsewhere(Facts.Elsewhere needed) {
    List<Facts.Holder> living = needed.holders().stream().filter(Facts.Holder::lives).toList();
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
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("missing", needed.what());
    facts.put("homes", needed.holders().stream().map(Facts.Holder::home).toList());
    facts.put("living_homes", living.stream().map(Facts.Holder::home).toList());
    String detail = "This server's home has no " + needed.what() + "; " + where;
    return new Cause(Code.BARS_ELSEWHERE, detail, remedy, facts);
  }

  private static String homes(List<Facts.Holder> holders) {
    return holders.stream().map(Facts.Holder::home).collect(Collectors.joining(" and "));
  }

  /** From 1. */
  static int position(Facts facts) {
    return ahead(facts).size() + 1;
  }

  private static Cause queued(Facts facts) {
    List<Operation> ahead = ahead(facts);
    String detail =
        ahead.isEmpty()
            ? "It is the next one of " + facts.places().waiting().size()
            : names(ahead) + (ahead.size() == 1 ? " is" : " are") + " before it";
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("position", position(facts));
    numbers.put("waiting", facts.places().waiting().size());
    numbers.put("ahead", ids(ahead));
    return new Cause(Code.QUEUED, detail, Optional.empty(), numbers);
  }

  private static List<Operation> ahead(Facts facts) {
    return facts.places().waiting().stream()
        .takeWhile(o -> !o.id().equals(facts.root().id()))
        .toList();
  }

  private static Cause limitHeld(Facts facts) {
    List<Operation> held = facts.places().held();
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
    numbers.put("limit", facts.limits().maxActive());
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
