package ktrdr.market.files.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import ktrdr.work.Refusal;
import ktrdr.work.WorkCancelled;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A Parquet file that is read row by row, of chosen columns. One group of rows is in memory at a
 * time; a group that would take more than a quarter of the heap is refused.
 */
public final class ParquetRows implements Closeable {
  private static final int SHARE_OF_HEAP = 4;

  private final ParquetFileReader file;
  private final List<ParquetField> fields;
  private final MessageType schema;

  private ParquetRows(ParquetFileReader file) {
    this.file = file;
    this.schema = file.getFileMetaData().getSchema();
    this.fields =
        schema.getFields().stream()
            .filter(field -> field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED))
            .map(ParquetField::of)
            .toList();
  }

  /** Takes rows. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a row.
     *
     * @param number counted from 1
     * @param cells of the chosen columns, in their order: null, {@link Double}, {@link Long},
     *     {@link String}, {@link java.time.LocalDate}, {@link java.time.LocalDateTime} or {@link
     *     java.time.Instant}
     */
    void row(long number, Object[] cells);
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableTable if it is damaged or encrypted
   * @throws IOException if it can't be read
   */
  public static ParquetRows open(Path path) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new PlainCodecs())
            .build();
    try {
      return new ParquetRows(ParquetFileReader.open(new LocalInputFile(path), options));
    } catch (IOException e) {
      throw damaged(e);
    } catch (RuntimeException | OutOfMemoryError e) {
      throw UnreadableTable.of(e);
    }
  }

  /** The flat columns, in order. */
  public List<ParquetField> fields() {
    return fields;
  }

  /** Number of rows. */
  public long size() {
    return file.getRecordCount();
  }

  /** The codecs of its columns: {@code snappy}, or {@code gzip, zstd}. */
  public String compression() {
    Set<String> codecs = new TreeSet<>();
    for (BlockMetaData group : file.getRowGroups()) {
      group
          .getColumns()
          .forEach(column -> codecs.add(column.getCodec().name().toLowerCase(Locale.ROOT)));
    }
    return String.join(", ", codecs);
  }

  /**
   * Hands on some columns of rows from the beginning.
   *
   * @param most rows to read
   * @throws UnreadableTable if the file is damaged
   * @throws IOException if it can't be read
   */
  public void read(List<ParquetField> chosen, long most, Visitor visitor) throws IOException {
    try {
      MessageType wanted =
          new MessageType(
              schema.getName(), chosen.stream().map(f -> schema.getType(f.name())).toList());
      file.setRequestedSchema(wanted);
      long number = 0;
      for (int group = 0; group < file.getRowGroups().size() && number < most; group++) {
        requireRoom(file.getRowGroups().get(group), chosen);
        try (PageReadStore pages = file.readRowGroup(group)) {
          number = read(pages, wanted, chosen, number, most, visitor);
        }
      }
    } catch (UnreadableTable | WorkCancelled | Refusal e) {
      throw e;
    } catch (IOException e) {
      throw damaged(e);
    } catch (RuntimeException e) {
      throw UnreadableTable.of(e);
    }
  }

  // The library says what it can't decode by the same exceptions.
  private static IOException damaged(IOException e) {
    if (e instanceof FileSystemException) {
      return e;
    }
    throw UnreadableTable.of(e);
  }

  private static void requireRoom(BlockMetaData group, List<ParquetField> chosen) {
    long bytes = 0;
    for (ColumnChunkMetaData column : group.getColumns()) {
      boolean read = chosen.stream().anyMatch(f -> column.getPath().toDotString().equals(f.name()));
      bytes += read ? column.getTotalSize() + column.getTotalUncompressedSize() : 0;
    }
    long room = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    if (bytes > room || bytes < 0) {
      throw new UnreadableTable(
          "a group of its rows takes "
              + (bytes >> 20)
              + " MiB, more than the "
              + (room >> 20)
              + " MiB that there is room for; write it with smaller row groups");
    }
  }

  private long read(
      PageReadStore pages,
      MessageType wanted,
      List<ParquetField> chosen,
      long before,
      long most,
      Visitor visitor) {
    ColumnReadStoreImpl store =
        new ColumnReadStoreImpl(
            pages, new NoRecords(wanted), wanted, file.getFileMetaData().getCreatedBy());
    List<ColumnReader> readers = new ArrayList<>();
    for (ParquetField field : chosen) {
      ColumnDescriptor column = wanted.getColumnDescription(new String[] {field.name()});
      readers.add(store.getColumnReader(column));
    }
    long rows = Math.min(pages.getRowCount(), most - before);
    for (long row = 1; row <= rows; row++) {
      visitor.row(before + row, cells(chosen, readers));
    }
    return before + rows;
  }

  private static Object[] cells(List<ParquetField> chosen, List<ColumnReader> readers) {
    Object[] cells = new Object[readers.size()];
    for (int i = 0; i < cells.length; i++) {
      ColumnReader reader = readers.get(i);
      boolean there =
          reader.getCurrentDefinitionLevel() == reader.getDescriptor().getMaxDefinitionLevel();
      cells[i] = there ? chosen.get(i).cell(reader) : null;
      reader.consume();
    }
    return cells;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
