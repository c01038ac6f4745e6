package ktrdr.proof;

/** A promise does not hold. */
final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Broken(String message) {
    super(message);
  }
}
