package ktrdr.market.files.parquet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import ktrdr.market.files.parquet.ParquetTable.Column;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** Hands rows to the library, cell by cell. */
final class RowWriter extends WriteSupport<Object[]> {
  private final MessageType schema;
  private final List<Column> columns;
  private RecordConsumer record;

  private RowWriter(MessageType schema, List<Column> columns) {
    this.schema = schema;
    this.columns = columns;
  }

  @Override
  @SuppressWarnings("deprecation") // abstract: there is nothing else to override
  public WriteContext init(Configuration unused) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public WriteContext init(ParquetConfiguration unused) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    record = consumer;
  }

  @Override
  public void write(Object[] cells) {
    record.startMessage();
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != null) {
        record.startField(columns.get(i).name(), i);
        cell(columns.get(i), cells[i]);
        record.endField(columns.get(i).name(), i);
      }
    }
    record.endMessage();
  }

  private void cell(Column column, Object cell) {
    switch (column.type()) {
      case DOUBLE -> record.addDouble((Double) cell);
      case LONG -> record.addLong((Long) cell);
      case TEXT -> record.addBinary(Binary.fromString((String) cell));
      case TIME -> record.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) cell));
    }
  }

  /** Builds the library's writer of such rows. */
  static final class Builder extends ParquetWriter.Builder<Object[], Builder> {
    private final MessageType schema;
    private final List<Column> columns;

    Builder(OutputFile file, MessageType schema, List<Column> columns) {
      super(file);
      this.schema = schema;
      this.columns = List.copyOf(columns);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract: there is nothing else to override
    protected WriteSupport<Object[]> getWriteSupport(Configuration unused) {
      return new RowWriter(schema, columns);
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(ParquetConfiguration unused) {
      return new RowWriter(schema, columns);
    }
  }
}
