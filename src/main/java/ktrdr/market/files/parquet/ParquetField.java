package ktrdr.market.files.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * A flat column of a Parquet file.
 *
 * @param name as the file has it
 * @param kind what its cells are
 * @param type how the file keeps them
 */
public record ParquetField(String name, Kind kind, PrimitiveType type) {
  private static final long JULIAN_1970 = 2_440_588;
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final int INT96_BYTES = 12;

  /** What the cells of a column are. */
  public enum Kind {
    /** {@link Double}. */
    NUMBER,
    /** {@link Long}. */
    WHOLE,
    /** {@link LocalDate}. */
    DATE,
    /** {@link Instant}, or {@link LocalDateTime} where the file says that it is local. */
    TIME,
    /** {@link String}. */
    TEXT,
    /** Anything else; cells are null. */
    OTHER
  }

  static ParquetField of(Type field) {
    PrimitiveType type = field.asPrimitiveType();
    return new ParquetField(field.getName(), kind(type), type);
  }

  private static Kind kind(PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (logical instanceof DecimalLogicalTypeAnnotation) {
      return Kind.NUMBER;
    }
    return switch (type.getPrimitiveTypeName()) {
      case DOUBLE, FLOAT -> Kind.NUMBER;
      case INT32 -> logical instanceof DateLogicalTypeAnnotation ? Kind.DATE : Kind.WHOLE;
      case INT64 -> logical instanceof TimestampLogicalTypeAnnotation ? Kind.TIME : Kind.WHOLE;
      case INT96 -> Kind.TIME;
      case BINARY -> Kind.TEXT;
      default -> Kind.OTHER;
    };
  }

  /** How its cells are kept, as the file says it. */
  public String described() {
    return type.toString();
  }

  /** The current cell of the column, which is not empty. */
  Object cell(ColumnReader reader) {
    if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
      return new BigDecimal(unscaled(reader), decimal.getScale()).doubleValue();
    }
    return switch (type.getPrimitiveTypeName()) {
      case DOUBLE -> reader.getDouble();
      case FLOAT -> (double) reader.getFloat();
      case INT32 ->
          kind == Kind.DATE
              ? LocalDate.ofEpochDay(reader.getInteger())
              : (Object) (long) reader.getInteger();
      case INT64 -> kind == Kind.TIME ? time(reader.getLong()) : (Object) reader.getLong();
      case INT96 -> int96(reader.getBinary().toByteBuffer());
      case BINARY -> reader.getBinary().toStringUsingUTF8();
      default -> null;
    };
  }

  private BigInteger unscaled(ColumnReader reader) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> BigInteger.valueOf(reader.getInteger());
      case INT64 -> BigInteger.valueOf(reader.getLong());
      default -> new BigInteger(reader.getBinary().getBytes());
    };
  }

  private Object time(long count) {
    TimestampLogicalTypeAnnotation stamp =
        (TimestampLogicalTypeAnnotation) type.getLogicalTypeAnnotation();
    long perSecond =
        switch (stamp.getUnit()) {
          case MILLIS -> 1_000L;
          case MICROS -> 1_000_000L;
          case NANOS -> 1_000_000_000L;
        };
    long nanos = Math.floorMod(count, perSecond) * (1_000_000_000L / perSecond);
    Instant time = Instant.ofEpochSecond(Math.floorDiv(count, perSecond), nanos);
    return stamp.isAdjustedToUTC() ? time : LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  // Nanoseconds of the day, then the Julian day. What writes them means local time.
  private static LocalDateTime int96(ByteBuffer bytes) {
    if (bytes.remaining() != INT96_BYTES) {
      throw new UnreadableTable("a timestamp has " + bytes.remaining() + " bytes, not 12");
    }
    ByteBuffer little = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    long nanos = little.getLong();
    long day = little.getInt() - JULIAN_1970;
    return LocalDate.ofEpochDay(day)
        .atStartOfDay()
        .plusDays(Math.floorDiv(nanos, DAY_NANOS))
        .plusNanos(Math.floorMod(nanos, DAY_NANOS));
  }
}
