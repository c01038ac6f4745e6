package ktrdr.cli.output.tree;

import ktrdr.cli.output.Style;

/** The sign for a status. */
public enum Mark {
  BUSY("●", Style.BUSY),
  RESUMING("↻", Style.BUSY),
  STOPPING("◌", Style.BAD),
  PAUSED("⏸", Style.FAINT),
  COMPLETED("✔", Style.GOOD),
  FAILED("✖", Style.BAD),
  CANCELLED("⊘", Style.BAD),
  WAITING("○", Style.FAINT);

  private final String sign;
  private final Style style;

  Mark(String sign, Style style) {
    this.sign = sign;
    this.style = style;
  }

  public static Mark of(String status) {
    return switch (status) {
      case "completed" -> COMPLETED;
      case "failed" -> FAILED;
      case "cancelled" -> CANCELLED;
      case "pending" -> WAITING;
      case "paused" -> PAUSED;
      case "resuming" -> RESUMING;
      case "cancelling" -> STOPPING;
      default -> BUSY;
    };
  }

  public String sign() {
    return sign;
  }

  public Style style() {
    return style;
  }
}
