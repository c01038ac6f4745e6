package ktrdr.agent.prices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The prices of a home, as they were when its server started.
 *
 * @param list what models cost: when the home's file can't be used, the rows that ktrdr brings,
 *     which still price what was called before
 * @param own ids of the models whose rows are the home's
 * @param problem why no model may be called; empty when all is well
 */
public record PriceFile(PriceList list, Set<String> own, Optional<UnusablePrices> problem) {
  private static final String NAME = "prices.yaml";

  public PriceFile {
    own = Set.copyOf(own);
  }

  /** Prices without a file. */
  public static PriceFile of(PriceList list) {
    return new PriceFile(list, Set.of(), Optional.empty());
  }

  /**
   * The rows that ktrdr brings, with those in a home's {@code prices.yaml}, if there is one, in the
   * place of all rows of the same models.
   */
  public static PriceFile read(Path home) {
    Path file = home.resolve(NAME);
    if (!Files.exists(file)) {
      return of(PriceList.builtin());
    }
    try {
      PriceList theirs = PriceList.of(Files.readString(file));
      Set<String> own = theirs.rows().stream().map(PriceRow::model).collect(Collectors.toSet());
      return new PriceFile(PriceList.builtin().with(theirs), own, Optional.empty());
    } catch (InvalidPrices faults) {
      return unusable(new UnusablePrices(file, faults.getMessage() + ".", faults.faults()));
    } catch (IOException unreadable) {
      return unusable(UnusablePrices.unreadable(file));
    }
  }

  private static PriceFile unusable(UnusablePrices problem) {
    return new PriceFile(PriceList.builtin(), Set.of(), Optional.of(problem));
  }

  /**
   * The prices, for who wants to spend.
   *
   * @throws UnusablePrices when the home's file has faults
   */
  public PriceList usable() {
    if (problem.isPresent()) {
      throw problem.get().again();
    }
    return list;
  }
}
