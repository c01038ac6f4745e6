package ktrdr.market.files.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * A table that is written to a Parquet file row by row: flat columns, each cell may be empty.
 * Memory is bounded by a group of rows, some megabytes, however long the table is.
 */
public final class ParquetTable implements Closeable {
  private static final long GROUP_BYTES = 8L << 20;
  private static final int PAGE_BYTES = 256 << 10;

  /** What the cells of a column are. */
  public enum Type {
    /** {@link Double}. */
    DOUBLE,
    /** {@link Long}. */
    LONG,
    /** {@link String}. */
    TEXT,
    /** {@link java.time.Instant}, kept in microseconds in UTC. */
    TIME
  }

  /**
   * A column.
   *
   * @param name as readers see it; each only once
   */
  public record Column(String name, Type type) {}

  private final ParquetWriter<Object[]> writer;
  private final int width;

  private ParquetTable(ParquetWriter<Object[]> writer, int width) {
    this.writer = writer;
    this.width = width;
  }

  /**
   * Begins a table.
   *
   * @param out is left open by {@link #close}
   * @throws IOException if it can't be written
   */
  public static ParquetTable write(OutputStream out, List<Column> columns) throws IOException {
    ParquetWriter<Object[]> writer =
        new RowWriter.Builder(new StreamOutput(out), schema(columns), columns)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new PlainCodecs())
            .withCompressionCodec(CompressionCodecName.GZIP)
            .withRowGroupSize(GROUP_BYTES)
            .withPageSize(PAGE_BYTES)
            .withDictionaryPageSize(PAGE_BYTES)
            .build();
    return new ParquetTable(writer, columns.size());
  }

  /**
   * Adds a row.
   *
   * @param cells one for each column, of its type; null for an empty one
   * @throws IOException if it can't be written
   */
  public void row(Object... cells) throws IOException {
    if (cells.length != width) {
      throw new IllegalArgumentException(cells.length + " cells for " + width + " columns");
    }
    writer.write(cells);
  }

  /** Writes what is left and the table of contents; without it the file can't be read. */
  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static MessageType schema(List<Column> columns) {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (Column column : columns) {
      schema.addField(
          switch (column.type()) {
            case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
            case LONG -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named(column.name());
            case TIME ->
                Types.optional(PrimitiveTypeName.INT64)
                    .as(timestampType(true, TimeUnit.MICROS))
                    .named(column.name());
          });
    }
    return schema.named("table");
  }
}
