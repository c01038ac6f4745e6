package ktrdr.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v1/agent/trigger           | application/json                | true
          /api/v1/agent/trigger           | Application/JSON; charset=UTF-8 | true
          /api/v1/agent/trigger           | application/yaml                | false
          /api/v1/strategies              | application/json                | true
          /api/v1/strategies              | application/yaml                | true
          /api/v1/strategies/validate     | application/yaml;charset=utf-8  | true
          /api/v1/strategies/migrate      | application/yaml                | true
          /api/v1/strategies              | application/yaml;charset=latin1 | false
          /api/v1/strategies              | text/plain                      | false
          /api/v1/strategies/x            | application/yaml                | false
          /api/v1/strategiesx             | application/yaml                | false
          """)
  void yaml_goes_only_where_documents_go(String path, String type, boolean accepted) {
    assertThat(BodyType.isAccepted(path, type)).isEqualTo(accepted);
  }
}
