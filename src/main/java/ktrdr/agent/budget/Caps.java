package ktrdr.agent.budget;

import java.math.BigDecimal;
import java.util.Optional;

/** The caps of a server's settings, which hold until somebody sets others at run time. */
public record Caps(Optional<BigDecimal> daily, Optional<BigDecimal> total) {
  /** 20 US dollars a day. */
  public static final Caps DEFAULT = new Caps(Optional.of(new BigDecimal("20")), Optional.empty());

  /** Nothing at all may be spent. */
  public static final Caps CLOSED =
      new Caps(Optional.of(BigDecimal.ZERO), Optional.of(BigDecimal.ZERO));

  private static final String NO_CAP = "none";
  private static final String DAILY = "KTRDR_BUDGET_DAY_USD";
  private static final String TOTAL = "KTRDR_BUDGET_TOTAL_USD";

  /**
   * The caps of two settings.
   *
   * @param daily US dollars, or {@code none}
   * @param total the same; nothing means {@code none}
   * @throws IllegalArgumentException with a sentence, when one is neither
   */
  public static Caps of(String daily, Optional<String> total) {
    return new Caps(cap(DAILY, daily), total.flatMap(text -> cap(TOTAL, text)));
  }

  private static Optional<BigDecimal> cap(String variable, String text) {
    if (text.strip().equalsIgnoreCase(NO_CAP)) {
      return Optional.empty();
    }
    if (!text.strip().matches("\\d{1,12}(\\.\\d{1,6})?")) {
      throw new IllegalArgumentException(
          variable + " can't be used: it must be US dollars like 20 or 0.5, or none.");
    }
    return Optional.of(new BigDecimal(text.strip()));
  }

  /** The cap of this budget in US dollars; empty for none. */
  public Optional<BigDecimal> of(BudgetKey key) {
    if (key.equals(BudgetKey.DAILY)) {
      return daily;
    }
    return key.equals(BudgetKey.TOTAL) ? total : Optional.empty();
  }
}
