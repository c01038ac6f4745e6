package ktrdr.cli.command;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of US dollars. */
public final class Dollars implements ITypeConverter<BigDecimal> {
  @Override
  public BigDecimal convert(String text) {
    return amount(text.strip());
  }

  /** The amount, with every digit. */
  public static BigDecimal amount(String text) {
    if (!text.matches("\\d{1,12}(\\.\\d{1,14})?")) {
      throw new TypeConversionException("'" + text + "' is no amount of US dollars like 0.5");
    }
    return new BigDecimal(text);
  }
}
