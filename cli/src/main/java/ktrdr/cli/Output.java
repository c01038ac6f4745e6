package ktrdr.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One stream of this process, in UTF-8, that remembers why it could not be written to. */
final class Output {
  /** What a shell says of a process that a broken pipe ended: 128 + SIGPIPE. */
  private static final int BROKEN_PIPE = 141;

  private final PrintWriter writer;
  private String failure;

  Output(FileDescriptor descriptor) {
    writer =
        new PrintWriter(new OutputStreamWriter(new Stream(descriptor), StandardCharsets.UTF_8));
  }

  PrintWriter writer() {
    return writer;
  }

  /** Why something that was written is lost; empty when all arrived. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** A writer hides what went wrong; this is where it can be seen. */
  private final class Stream extends FilterOutputStream {
    private Stream(FileDescriptor descriptor) {
      super(new FileOutputStream(descriptor));
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        out.write(bytes, from, count);
      } catch (IOException cause) {
        String message = Optional.ofNullable(cause.getMessage()).orElse("no reason given");
        if (message.contains("Broken pipe")) {
          // the reader has had enough, as in "ktrdr … | head"
          Runtime.getRuntime().halt(BROKEN_PIPE);
        }
        failure = message;
        throw cause;
      }
    }
  }
}
