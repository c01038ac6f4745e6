package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Agents;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.conversation.Prompts;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.model.ModelRow;
import ktrdr.agent.model.call.LanguageModels;
import ktrdr.agent.model.call.LanguageModels.Callable;
import ktrdr.agent.prices.PriceList;
import ktrdr.agent.prices.PriceRow;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Assignment.Choice;
import ktrdr.work.Refusal;

/** Reads from a trigger which models its session uses, and what they may cost. */
@ApplicationScoped
public class ModelFields {
  private static final int LONGEST_NAME = 200;

  @Inject private LanguageModels models;
  @Inject private PriceList prices;
  @Inject private Ledger ledger;
  @Inject private InstantSource clock;

  /**
   * Reads {@code model}, {@code design_model}, {@code assess_model}, {@code mask} and {@code
   * budget_usd}; faults are added to the body. Ids and hosts stay as they are now.
   */
  Assignment.Models read(Body body) {
    Optional<BigDecimal> budget = body.usd("budget_usd");
    String usual = models.standard().map(ModelRow::name).orElse(Agents.BUILTIN);
    Choice both = choice(body, "model", body.string("model").orElse(usual), budget);
    Choice design = own(body, "design_model", budget).orElse(both);
    Choice assess = assessor(body, budget).orElseGet(() -> explaining(both));
    boolean masked = body.flag("mask", true);
    return new Assignment.Models(design, assess, masked, budget);
  }

  /**
   * Reads {@code models} and {@code mask}: at least two models, each of which designs and explains.
   *
   * @param most how many there may be
   * @param budget what all sessions together may cost; it limits none of them alone
   */
  List<Assignment.Models> compared(Body body, int most, Optional<BigDecimal> budget) {
    boolean masked = body.flag("mask", true);
    List<String> names = body.strings("models", most, LONGEST_NAME).orElse(List.of());
    List<Choice> choices =
        names.stream().map(name -> choice(body, "models", name, budget)).distinct().toList();
    if (body.faultless() && names.size() < 2) {
      body.fault("models", "must name at least two models, such as builtin and random");
    } else if (body.faultless() && choices.size() < names.size()) {
      body.fault("models", "name one model twice");
    }
    return choices.stream()
        .map(c -> new Assignment.Models(c, explaining(c), masked, Optional.empty()))
        .toList();
  }

  /** Reads {@code assess_model} and {@code budget_usd}, of which the first must be sent. */
  Assignment.Models assessing(Body body) {
    Optional<BigDecimal> budget = body.usd("budget_usd");
    if (!body.has("assess_model")) {
      body.fault("assess_model", "name the model that assesses; ktrdr agent models lists them");
    }
    Choice assess = assessor(body, budget).orElse(Choice.BUILTIN);
    return new Assignment.Models(Choice.BUILTIN, assess, true, budget);
  }

  /** Who explains the verdict when a model does both: {@code random} only designs. */
  private static Choice explaining(Choice both) {
    return both.equals(Choice.RANDOM) ? Choice.BUILTIN : both;
  }

  private Optional<Choice> assessor(Body body, Optional<BigDecimal> budget) {
    Optional<Choice> assess = own(body, "assess_model", budget);
    if (assess.filter(Choice.RANDOM::equals).isPresent()) {
      body.fault(
          "assess_model", "can't be random, which only designs; builtin explains its verdict");
    }
    return assess;
  }

  private Optional<Choice> own(Body body, String field, Optional<BigDecimal> budget) {
    return body.string(field).map(name -> choice(body, field, name, budget));
  }

  private Choice choice(Body body, String field, String name, Optional<BigDecimal> budget) {
    if (name.equals(Agents.BUILTIN)) {
      return Choice.BUILTIN;
    }
    if (name.equals(Agents.RANDOM)) {
      return Choice.RANDOM;
    }
    try {
      Callable model = models.find(name);
      String price = price(model.row().id(), budget).map(PriceRow::version).orElse("");
      return new Choice(model.row().name(), model.host(), price, Prompts.VERSION);
    } catch (Refusal cause) {
      body.fault(field, cause);
      return Choice.BUILTIN;
    }
  }

  // Without any cap, a model may be used whose price is not known.
  private Optional<PriceRow> price(String id, Optional<BigDecimal> budget) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    boolean capped =
        budget.isPresent()
            || ledger.today().cap().isPresent()
            || ledger.budget(BudgetKey.TOTAL).cap().isPresent();
    return capped || prices.find(id, today).isPresent()
        ? Optional.of(prices.require(id, today))
        : Optional.empty();
  }
}
