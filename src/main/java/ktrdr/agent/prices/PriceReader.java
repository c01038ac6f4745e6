package ktrdr.agent.prices;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.prices.PriceRow.Facts;
import ktrdr.agent.prices.PriceRow.Period;
import ktrdr.agent.prices.PriceRow.Retirement;
import ktrdr.agent.prices.PriceRow.Source;
import ktrdr.agent.prices.PriceRow.Tier;
import ktrdr.agent.prices.Rates.CacheWrite;
import ktrdr.strategy.document.yaml.WrittenYaml;
import ktrdr.work.Refusal.Fault;

/** Reads a list of prices, and finds all of its faults. */
public final class PriceReader {
  private static final long OVERHEAD = 500;

  private final PriceNode.Faults faults;

  private PriceReader(PriceNode.Faults faults) {
    this.faults = faults;
  }

  /**
   * What a document has.
   *
   * @param rows those that can be used; all, when there are no faults
   */
  public record Read(List<PriceRow> rows, List<Fault> faults) {}

  /** Reads a document of YAML or JSON. */
  public static Read read(String text) {
    WrittenYaml document = WrittenYaml.of(text);
    PriceNode.Faults faults = new PriceNode.Faults(document);
    PriceReader reader = new PriceReader(faults);
    List<PriceRow> rows = faults.any() ? List.of() : reader.document(document);
    return new Read(rows, faults.listed());
  }

  private List<PriceRow> document(WrittenYaml document) {
    PriceNode root = new PriceNode("", document.tree(), faults);
    root.only("models");
    List<PriceRow> rows = new ArrayList<>();
    for (PriceNode node : root.required("models").items()) {
      Optional<PriceRow> row = row(node);
      row.ifPresent(r -> notTwice(r, rows, node));
      row.ifPresent(rows::add);
    }
    return rows;
  }

  private void notTwice(PriceRow row, List<PriceRow> before, PriceNode node) {
    if (before.stream()
        .anyMatch(b -> b.model().equals(row.model()) && b.valid().overlaps(row.valid()))) {
      node.fault("another row of " + row.model() + " is valid on the same days");
    }
  }

  private Optional<PriceRow> row(PriceNode node) {
    int before = faults.count();
    node.only(
        "id",
        "from",
        "until",
        "retires",
        "successor",
        "prices",
        "tiers",
        "knowledge_cutoff",
        "overhead_tokens",
        "source",
        "checked");
    String model = node.required("id").id();
    Period valid = valid(node);
    Retirement retirement =
        new Retirement(node.at("retires").date(), node.at("successor").given(PriceNode::id));
    Facts facts =
        new Facts(
            node.at("knowledge_cutoff").date(),
            node.at("overhead_tokens").count().orElse(OVERHEAD));
    List<Tier> tiers = tiers(node);
    URI page = node.required("source").address();
    var checked = node.required("checked").date();
    if (faults.count() > before) {
      return Optional.empty();
    }
    Source source = new Source(page, checked.orElseThrow());
    return Optional.of(new PriceRow(model, valid, retirement, facts, tiers, source));
  }

  private static Period valid(PriceNode node) {
    Period valid = new Period(node.at("from").date(), node.at("until").date());
    if (valid.from().isPresent()
        && valid.until().isPresent()
        && !valid.from().get().isBefore(valid.until().get())) {
      node.at("until").fault("not after " + valid.from().get());
    }
    return valid;
  }

  private List<Tier> tiers(PriceNode node) {
    List<Tier> tiers = new ArrayList<>();
    tiers.add(new Tier(0, rates(node.required("prices"))));
    Set<Long> begun = new HashSet<>(Set.of(0L));
    for (PriceNode tier : node.at("tiers").items()) {
      tier.only("from_input_tokens", "prices");
      long from = tier.required("from_input_tokens").count().orElse(-1L);
      if (from >= 0 && !begun.add(from)) {
        tier.at("from_input_tokens").fault("another tier begins there");
      }
      tiers.add(new Tier(from, rates(tier.required("prices"))));
    }
    return tiers;
  }

  private static Rates rates(PriceNode node) {
    node.only("input", "output", "cache_read", "cache_write");
    var input = node.required("input").price();
    var read = node.at("cache_read").given(PriceNode::price).orElse(input);
    return new Rates(input, read, writes(node.at("cache_write")), node.required("output").price());
  }

  private static List<CacheWrite> writes(PriceNode node) {
    node.only(
        Arrays.stream(CacheLifetime.values()).map(CacheLifetime::wire).toArray(String[]::new));
    return Arrays.stream(CacheLifetime.values())
        .flatMap(
            lifetime ->
                node
                    .at(lifetime.wire())
                    .given(PriceNode::price)
                    .map(price -> new CacheWrite(lifetime, price))
                    .stream())
        .toList();
  }
}
