package ktrdr.market.files.times;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The order of day, month and year in dates like 01/02/2024. */
public enum DateOrder {
  DMY,
  MDY,
  YMD;

  public static Optional<DateOrder> of(String code) {
    return Arrays.stream(values()).filter(o -> o.code().equals(code)).findFirst();
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Day, month and year out of three numbers as they stand. */
  public int[] sorted(int a, int b, int c) {
    return switch (this) {
      case DMY -> new int[] {a, b, c};
      case MDY -> new int[] {b, a, c};
      case YMD -> new int[] {c, b, a};
    };
  }
}
