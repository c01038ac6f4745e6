package ktrdr.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How a family of processors is named. */
class ProcessorTest {
  @Test
  void linux_tells_vendor_and_family_of_each_core_and_one_of_them_is_enough() {
    List<String> core = List.of("vendor_id\t: AuthenticAMD", "cpu family\t: 25", "model\t\t: 17");
    List<String> told = List.of(core, core).stream().flatMap(List::stream).toList();
    assertThat(Processor.family("amd64", told, "AVX2")).isEqualTo("amd64 AuthenticAMD 25, AVX2");
  }

  @Test
  void elsewhere_the_architecture_and_the_instructions_are_known() {
    assertThat(Processor.family("aarch64", List.of(), "DEFAULT")).isEqualTo("aarch64, DEFAULT");
  }

  @Test
  void this_machine_has_a_family() {
    Libtorch.ready();
    assertThat(Processor.family()).startsWith(System.getProperty("os.arch")).contains(", ");
  }
}
