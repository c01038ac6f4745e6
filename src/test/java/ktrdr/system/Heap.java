package ktrdr.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server keeps in memory. */
public final class Heap {
  private static final Pattern TOTAL =
      Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);

  private Heap() {}

  /** Bytes that live objects of the server that most tests use take, after a full collection. */
  public static long shared() {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String pid = Long.toString(OwnServer.pid(SharedServer.home()));
    try {
      Process process = new ProcessBuilder(jcmd, pid, "GC.class_histogram").start();
      byte[] out = process.getInputStream().readAllBytes();
      Matcher total = TOTAL.matcher(new String(out, StandardCharsets.UTF_8));
      if (!total.find()) {
        throw new AssertionError("jcmd said nothing of a total");
      }
      return Long.parseLong(total.group(1));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
