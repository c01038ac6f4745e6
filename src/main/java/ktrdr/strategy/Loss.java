package ktrdr.strategy;

/** What a training makes small. */
public sealed interface Loss {

  /** −log p of the right class. */
  record CrossEntropy() implements Loss {}

  /**
   * −(1 − p)^gamma log p of the right class (Lin et al., 2017): rows that the network already
   * answers well count less.
   *
   * @param gamma 0 to 10; with 0 it is cross entropy
   */
  record Focal(double gamma) implements Loss {}
}
