package ktrdr.system.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ktrdr.system.OwnServer;

/** A disk that has no more room, in one of the ways that a machine has for it. */
enum FullDisk {
  /** No file of the server may grow further; everybody may do that to processes of their own. */
  FILE_SIZE {
    @Override
    boolean isPossible() {
      return succeeds("prlimit", "--fsize");
    }

    @Override
    void limit(OwnServer server, long bytes) {
      run("prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":");
    }

    @Override
    void free(OwnServer server) {
      run("prlimit", "--pid", Long.toString(server.pid()), "--fsize=unlimited:");
    }
  },

  /** A small file system of its own where the models are kept; that needs a superuser. */
  FILE_SYSTEM {
    @Override
    boolean isPossible() {
      return System.getProperty("user.name").equals("root") && mounts();
    }

    @Override
    void limit(OwnServer server, long bytes) throws IOException {
      Path artifacts = Files.createDirectories(server.home().resolve("artifacts"));
      run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", artifacts.toString());
    }

    @Override
    void free(OwnServer server) {
      Path artifacts = server.home().resolve("artifacts");
      run("mount", "-o", "remount,size=100m", artifacts.toString());
    }

    @Override
    void leave(OwnServer server) {
      run("umount", "-l", server.home().resolve("artifacts").toString());
    }
  };

  abstract boolean isPossible();

  /** From now on there is room for so much only. */
  abstract void limit(OwnServer server, long bytes) throws IOException;

  /** Somebody makes room. */
  abstract void free(OwnServer server);

  /** The test is over. */
  void leave(OwnServer server) {
    free(server);
  }

  private static boolean mounts() {
    try {
      Path place = Files.createTempDirectory("mount");
      boolean mounts = succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place.toString());
      if (mounts) {
        run("umount", place.toString());
      }
      Files.delete(place);
      return mounts;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static void run(String... command) {
    if (!succeeds(command)) {
      throw new AssertionError(List.of(command) + " failed");
    }
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
