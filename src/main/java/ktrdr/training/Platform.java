package ktrdr.training;

/**
 * What decides the bits of a training beside its strategy, seed and bars.
 *
 * @param cpu family of the processor: architecture, vendor and family where the operating system
 *     tells them, and the instructions that libtorch uses: {@code amd64 AuthenticAMD 25, AVX2}
 * @param libtorch version of the library that computes
 * @param ktrdr version of ktrdr
 */
public record Platform(String cpu, String libtorch, String ktrdr) {}
