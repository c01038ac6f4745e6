package ktrdr.work;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash by which files are known, in hex: what {@code sha256sum} says. */
public final class Sha256 {
  private Sha256() {}

  /** The hash of these bytes. */
  public static String of(byte[] bytes) {
    return hex(digest().digest(bytes));
  }

  /** A digest for what comes in pieces. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a digest gave, as people write it. */
  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
