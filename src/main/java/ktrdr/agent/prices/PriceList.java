package ktrdr.agent.prices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What models cost: the rows that ktrdr brings, and those of the user in their place.
 *
 * @param rows of one model, none overlaps another
 */
public record PriceList(List<PriceRow> rows) {
  private static final String RESOURCE = "agent/prices.yaml";

  public PriceList {
    rows = List.copyOf(rows);
  }

  /** The rows that ktrdr brings. */
  public static PriceList builtin() {
    try (InputStream text = PriceList.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      return of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rows of a document.
   *
   * @throws InvalidPrices when it has faults
   */
  public static PriceList of(String yaml) {
    PriceReader.Read read = PriceReader.read(yaml);
    if (!read.faults().isEmpty()) {
      throw new InvalidPrices(read.faults());
    }
    return new PriceList(read.rows());
  }

  /** Theirs, and these of all models that they don't have. */
  PriceList with(PriceList theirs) {
    Set<String> named = theirs.rows.stream().map(PriceRow::model).collect(Collectors.toSet());
    List<PriceRow> all = new ArrayList<>(theirs.rows);
    rows.stream().filter(row -> !named.contains(row.model())).forEach(all::add);
    return new PriceList(all);
  }

  /**
   * What a model cost on a day; empty when that is not known. A row of exactly this id is first.
   */
  public Optional<PriceRow> find(String id, LocalDate day) {
    boolean exact = rows.stream().anyMatch(row -> row.model().equals(id));
    return rows.stream()
        .filter(row -> exact ? row.model().equals(id) : row.names(id))
        .filter(row -> row.valid().has(day))
        .findFirst();
  }

  /** The row that was of this version, while the list still has it. */
  Optional<PriceRow> version(String version) {
    return rows.stream().filter(row -> row.version().equals(version)).findFirst();
  }

  /**
   * What a model costs that somebody wants to use.
   *
   * @throws ModelRetired when its provider no longer serves it
   * @throws UnpricedModel when its price is not known
   */
  public PriceRow require(String id, LocalDate today) {
    PriceRow row = find(id, today).orElseThrow(() -> new UnpricedModel(id));
    if (row.retired(today)) {
      throw new ModelRetired(id, row.retirement());
    }
    return row;
  }
}
