package ktrdr.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/** What went wrong on this machine, without the name of a class. */
final class Trouble {
  private Trouble() {}

  static String sentence(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileSystemException file) {
        return "can't use " + file.getFile() + ": " + why(file);
      }
      if (cause instanceof InvalidPathException path) {
        return "not the name of a file: " + path.getInput();
      }
    }
    return "ktrdr itself failed; run it again with -v, and report what that prints";
  }

  private static String why(FileSystemException file) {
    if (file instanceof NoSuchFileException) {
      return "it is not there";
    }
    if (file instanceof AccessDeniedException) {
      return "you have no right to";
    }
    return file.getReason() == null ? "the system refused" : file.getReason();
  }
}
