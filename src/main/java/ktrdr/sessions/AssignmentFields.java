package ktrdr.sessions;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.strategy.document.Evaluations;

/** Converts an assignment to and from a JSON object, as it is stored. */
public final class AssignmentFields {
  private AssignmentFields() {}

  /** The JSON object of an assignment. */
  public static Map<String, Object> of(Assignment a) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model", a.model());
    if (!a.models().equals(Assignment.Models.BUILTIN)) {
      write(a.models(), fields);
    }
    fields.put("brief", a.brief());
    a.strategy().ifPresent(s -> fields.put("strategy", s));
    fields.put("symbol", a.market().symbol());
    fields.put("timeframe", a.market().timeframe());
    a.seed().ifPresent(seed -> fields.put("seed", Long.toString(seed)));
    fields.put("candidates", Integer.toString(a.effort().candidates()));
    fields.put("resamples", Integer.toString(a.effort().resamples()));
    a.effort().surrogates().ifPresent(n -> fields.put("surrogates", Integer.toString(n)));
    a.evaluation().ifPresent(e -> fields.put("evaluation", Evaluations.map(e)));
    fields.put("bypass_gates", a.bypassGates());
    return fields;
  }

  /**
   * Reads the JSON object of an assignment; its fields are empty for sessions of the original
   * ktrdr, which have none.
   */
  public static Assignment read(Map<?, ?> object) {
    Map<String, Object> fields = new LinkedHashMap<>();
    object.forEach((name, value) -> fields.put((String) name, value));
    return new Assignment(
        models(fields),
        (String) fields.getOrDefault("brief", ""),
        Optional.ofNullable((String) fields.get("strategy")),
        new Assignment.Market(
            (String) fields.getOrDefault("symbol", ""),
            (String) fields.getOrDefault("timeframe", "")),
        Optional.ofNullable((String) fields.get("seed")).map(Long::valueOf),
        effort(fields),
        new Assignment.Testing(
            Optional.ofNullable(fields.get("evaluation")).map(Evaluations::read),
            (Boolean) fields.getOrDefault("bypass_gates", false)));
  }

  private static Assignment.Effort effort(Map<String, Object> fields) {
    String surrogates = (String) fields.get("surrogates");
    return new Assignment.Effort(
        Integer.parseInt((String) fields.getOrDefault("candidates", "1")),
        Integer.parseInt((String) fields.getOrDefault("resamples", "1")),
        surrogates == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(surrogates)));
  }

  private static void write(Assignment.Models models, Map<String, Object> fields) {
    write("design", models.design(), fields);
    write("assess", models.assess(), fields);
    fields.put("mask", models.masked());
    models.budget().ifPresent(usd -> fields.put("budget_usd", usd.toPlainString()));
  }

  private static void write(String phase, Assignment.Choice choice, Map<String, Object> fields) {
    fields.put(phase + "_model", choice.model());
    fields.put(phase + "_host", choice.host());
    fields.put(phase + "_price", choice.price());
    fields.put(phase + "_prompts", choice.prompts());
  }

  // Before there were language models, one model did both.
  private static Assignment.Models models(Map<String, Object> fields) {
    return new Assignment.Models(
        choice("design", fields),
        choice("assess", fields),
        (Boolean) fields.getOrDefault("mask", true),
        Optional.ofNullable((String) fields.get("budget_usd")).map(BigDecimal::new));
  }

  private static Assignment.Choice choice(String phase, Map<String, Object> fields) {
    Object model = fields.getOrDefault("model", "");
    Assignment.Choice known =
        Assignment.Choice.of((String) fields.getOrDefault(phase + "_model", model));
    return new Assignment.Choice(
        known.model(),
        (String) fields.getOrDefault(phase + "_host", ""),
        (String) fields.getOrDefault(phase + "_price", ""),
        (String) fields.getOrDefault(phase + "_prompts", known.prompts()));
  }
}
