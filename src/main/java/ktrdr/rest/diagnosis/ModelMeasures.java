package ktrdr.rest.diagnosis;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ktrdr.agent.Agents;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.budget.Budget;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.ledger.CallReviewed;
import ktrdr.agent.ledger.CallSettled;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.model.ModelRow;
import ktrdr.agent.model.ModelSettings;
import ktrdr.agent.model.ModelTable;
import ktrdr.sessions.SessionPhase;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * The metrics for Prometheus about language models and money. The names {@code gen_ai.client.…} are
 * those of OpenTelemetry's conventions for generative AI, version 1.37; their attributes have
 * underscores here, because a tag has no points. Every series of a model that can be called exists
 * from the start, and the built-in agent's, which stay 0.
 */
@ApplicationScoped
public class ModelMeasures {
  private static final List<String> PHASES =
      List.of(SessionPhase.DESIGNING.step(), SessionPhase.ASSESSING.step());
  private static final String TOKENS = "gen_ai.client.token.usage";
  private static final String DURATION = "gen_ai.client.operation.duration";

  @Inject private MetricRegistry registry;
  @Inject private Ledger ledger;
  @Inject private ModelTable table;
  @Inject private ModelSettings settings;

  private final Map<Spent, AtomicReference<BigDecimal>> costs = new ConcurrentHashMap<>();

  /** What one series of the cost counts. */
  private record Spent(String model, String phase) {}

  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(3) Object start) {
    budget("day", ledger::today);
    budget("total", () -> ledger.budget(BudgetKey.TOTAL));
    model(Agents.BUILTIN, Agents.BUILTIN);
    callable().forEach(row -> model(row.provider().wire(), row.id()));
  }

  private Stream<ModelRow> callable() {
    Stream<ModelRow> chosen =
        settings.provider().stream()
            .flatMap(p -> settings.model().map(name -> table.find(name, p)).stream());
    return Stream.concat(chosen, table.rows().stream())
        .filter(row -> settings.endpoint(row.provider()).isPresent());
  }

  private void model(String provider, String model) {
    PHASES.forEach(phase -> cost(model, phase));
    tokens(provider, model, "input");
    tokens(provider, model, "output");
    duration(provider, model);
  }

  void settled(@Observes CallSettled call) {
    LedgerEntry entry = call.entry();
    String model = entry.asked().model();
    duration(call.provider(), model).update(call.took());
    if (entry.standing().state() == LedgerState.SETTLED) {
      TokenCounts tokens = entry.standing().tokens();
      tokens(call.provider(), model, "input").update(tokens.input());
      tokens(call.provider(), model, "output").update(tokens.output());
      add(entry, entry.spent());
    }
  }

  /** What was held counts as spent from now on; a correction downwards is left out. */
  void reviewed(@Observes CallReviewed review) {
    add(review.after(), review.after().spent().subtract(review.before().spent()));
  }

  private void add(LedgerEntry entry, BigDecimal amount) {
    cost(entry.asked().model(), entry.attempt().phase())
        .accumulateAndGet(amount.max(BigDecimal.ZERO), BigDecimal::add);
  }

  // A counter of MicroProfile counts whole numbers only.
  private AtomicReference<BigDecimal> cost(String model, String phase) {
    return costs.computeIfAbsent(
        new Spent(model, phase),
        spent -> {
          var sum = new AtomicReference<>(BigDecimal.ZERO);
          registry.gauge(
              about(
                  "ktrdr_cost_usd_total",
                  "US dollars that calls of this server cost since it started"),
              () -> sum.get().doubleValue(),
              new Tag("model", model),
              new Tag("phase", phase));
          return sum;
        });
  }

  private void budget(String name, Supplier<Budget> budget) {
    registry.gauge(
        about("ktrdr_budget_remaining_usd", "US dollars that are left; +Inf without a limit"),
        () -> remaining(budget),
        new Tag("budget", name));
  }

  // If the database does not answer, the other numbers are still useful.
  private static double remaining(Supplier<Budget> budget) {
    try {
      return budget.get().remaining().map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY);
    } catch (RuntimeException e) {
      return Double.NaN;
    }
  }

  private Histogram tokens(String provider, String model, String type) {
    return registry.histogram(
        about(TOKENS, "Tokens of a call, as its provider counted them"),
        new Tag("gen_ai_operation_name", "chat"),
        new Tag("gen_ai_provider_name", provider),
        new Tag("gen_ai_request_model", model),
        new Tag("gen_ai_token_type", type));
  }

  private Timer duration(String provider, String model) {
    return registry.timer(
        about(DURATION, "From the start of a call to the end of its reply"),
        new Tag("gen_ai_operation_name", "chat"),
        new Tag("gen_ai_provider_name", provider),
        new Tag("gen_ai_request_model", model));
  }

  private static Metadata about(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }
}
