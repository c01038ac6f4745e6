package ktrdr.market.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The order of day, month and year in dates like 01/02/2024. */
enum DateOrder {
  DMY,
  MDY,
  YMD;

  static Optional<DateOrder> of(String code) {
    return Arrays.stream(values()).filter(o -> o.code().equals(code)).findFirst();
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Day, month and year out of three numbers as they stand. */
  int[] sorted(int a, int b, int c) {
    return switch (this) {
      case DMY -> new int[] {a, b, c};
      case MDY -> new int[] {b, a, c};
      case YMD -> new int[] {c, b, a};
    };
  }
}
