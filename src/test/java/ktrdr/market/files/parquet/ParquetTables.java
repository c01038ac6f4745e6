package ktrdr.market.files.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.example.GroupWriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** Parquet files of two bars, with times and compressions as other programs write them. */
@SuppressWarnings("deprecation") // abstract methods of the library
public final class ParquetTables {
  private static final List<String> PRICES = List.of("open", "high", "low", "close");
  private static final double[][] ROWS = {{1, 3, 0.5, 2}, {2, 4, 1, 3}};

  private ParquetTables() {}

  /** Writes two bars whose first column is given. */
  public static void write(
      Path file, CompressionCodecName codec, PrimitiveType time, Object[] times)
      throws IOException {
    Types.MessageTypeBuilder types = Types.buildMessage();
    types.addField(time);
    PRICES.forEach(p -> types.addField(Types.optional(PrimitiveTypeName.DOUBLE).named(p)));
    types.addField(Types.optional(PrimitiveTypeName.INT64).named("volume"));
    MessageType schema = types.named("schema");
    try (OutputStream out = Files.newOutputStream(file);
        ParquetWriter<Group> writer = new Builder(new StreamOutput(out), schema, codec).build()) {
      for (int i = 0; i < times.length; i++) {
        Group row = new SimpleGroupFactory(schema).newGroup();
        time(row, time.getName(), times[i]);
        for (int j = 0; j < PRICES.size(); j++) {
          row.add(PRICES.get(j), ROWS[i][j]);
        }
        row.add("volume", 10L * (i + 1));
        writer.write(row);
      }
    }
  }

  private static void time(Group row, String name, Object time) {
    if (time instanceof Long count) {
      row.add(name, (long) count);
    } else if (time instanceof Integer day) {
      row.add(name, (int) day);
    } else {
      row.add(name, (Binary) time);
    }
  }

  private static final class Builder extends ParquetWriter.Builder<Group, Builder> {
    private final MessageType schema;

    Builder(OutputFile file, MessageType schema, CompressionCodecName codec) {
      super(file);
      this.schema = schema;
      withConf(new PlainParquetConfiguration()).withCompressionCodec(codec);
      withCodecFactory(new Codecs());
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Group> getWriteSupport(Configuration unused) {
      return new Support(schema);
    }

    @Override
    protected WriteSupport<Group> getWriteSupport(ParquetConfiguration unused) {
      return new Support(schema);
    }
  }

  // The library's own needs a setting of the configuration.
  private static final class Support extends WriteSupport<Group> {
    private final MessageType schema;
    private final GroupWriteSupport inner = new GroupWriteSupport();

    Support(MessageType schema) {
      this.schema = schema;
    }

    @Override
    public WriteContext init(Configuration unused) {
      return init(new PlainParquetConfiguration());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      configuration.set(GroupWriteSupport.PARQUET_EXAMPLE_SCHEMA, schema.toString());
      return inner.init(configuration);
    }

    @Override
    public void prepareForWrite(org.apache.parquet.io.api.RecordConsumer consumer) {
      inner.prepareForWrite(consumer);
    }

    @Override
    public void write(Group row) {
      inner.write(row);
    }
  }

  private static final class Codecs implements CompressionCodecFactory {
    private final PlainCodecs plain = new PlainCodecs();

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
      return switch (codec) {
        case SNAPPY -> new Packing(codec, new SnappyCompressor());
        case ZSTD -> new Packing(codec, new ZstdCompressor());
        case LZ4_RAW -> new Packing(codec, new Lz4Compressor());
        default -> plain.getCompressor(codec);
      };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
      return plain.getDecompressor(codec);
    }

    @Override
    public void release() {}
  }

  private record Packing(CompressionCodecName codec, Compressor compressor)
      implements CompressionCodecFactory.BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      byte[] plain = bytes.toByteArray();
      byte[] packed = new byte[compressor.maxCompressedLength(plain.length)];
      int length = compressor.compress(plain, 0, plain.length, packed, 0, packed.length);
      return BytesInput.from(Arrays.copyOf(packed, length));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return codec;
    }

    @Override
    public void release() {}
  }
}
