package ktrdr.market.files.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compression in plain Java: native libraries can be loaded by one class loader only, which a
 * second deployment in the same server is not. Pages are never taken to be longer than {@link
 * #LONGEST}.
 */
final class PlainCodecs implements CompressionCodecFactory {
  /** Most bytes of an unpacked page; usual are 1 MiB. */
  static final int LONGEST = 256 << 20;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED, GZIP -> new Packing(codec);
      default -> throw new IllegalArgumentException("nothing here writes " + codec);
    };
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Unpacking((packed, length) -> packed);
      case GZIP -> new Unpacking(PlainCodecs::gunzip);
      case SNAPPY -> new Unpacking(with(new SnappyDecompressor()));
      case ZSTD -> new Unpacking(with(new ZstdDecompressor()));
      case LZ4_RAW -> new Unpacking(with(new Lz4Decompressor()));
      default -> throw new UnreadableTable("its compression " + codec + " is not known here");
    };
  }

  @Override
  public void release() {}

  @FunctionalInterface
  private interface Codec {
    byte[] unpack(byte[] packed, int length) throws IOException;
  }

  private static Codec with(Decompressor decompressor) {
    return (packed, length) -> {
      byte[] plain = new byte[length];
      int got = decompressor.decompress(packed, 0, packed.length, plain, 0, length);
      if (got != length) {
        throw new EOFException("a page has " + got + " bytes, not " + length);
      }
      return plain;
    };
  }

  private static byte[] gunzip(byte[] packed, int length) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] plain = in.readNBytes(length);
      if (plain.length != length) {
        throw new EOFException("a page has " + plain.length + " bytes, not " + length);
      }
      return plain;
    }
  }

  private record Unpacking(Codec codec) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput packed, int length) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) packed.size());
      packed.writeAllTo(bytes);
      return BytesInput.from(unpacked(bytes.toByteArray(), length));
    }

    @Override
    public void decompress(ByteBuffer packed, int packedLength, ByteBuffer plain, int length)
        throws IOException {
      byte[] bytes = new byte[packedLength];
      packed.get(bytes);
      plain.put(unpacked(bytes, length));
    }

    private byte[] unpacked(byte[] packed, int length) throws IOException {
      if (length < 0 || length > LONGEST) {
        throw new UnreadableTable("a page of it claims to have " + length + " bytes");
      }
      return codec.unpack(packed, length);
    }

    @Override
    public void release() {}
  }

  private record Packing(CompressionCodecName codec) implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput plain) throws IOException {
      if (codec == CompressionCodecName.UNCOMPRESSED) {
        return plain;
      }
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        plain.writeAllTo(out);
      }
      return BytesInput.from(packed.toByteArray());
    }

    @Override
    public CompressionCodecName getCodecName() {
      return codec;
    }

    @Override
    public void release() {}
  }
}
