package ktrdr.rest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {

  @ParameterizedTest
  @ValueSource(strings = {"%", "%1", "limit=%zz", "%u0041", "%ff", "a%C3", "%ED%A0%80", "%C0%AF"})
  void what_is_not_utf_8_in_percent_encoding_is_no_text(String encoded) {
    assertThat(Percent.isText(encoded)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "limit=10&offset=0", "q=%C3%A9", "%F0%9F%90%88", "a+b%20c", "%25zz"})
  void what_is_well_encoded_is_text(String encoded) {
    assertThat(Percent.isText(encoded)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%00",
        "/a%0d",
        "/%7f",
        "/%C2%85",
        "/..",
        "/a/../../b",
        "/%2e./b",
        "/a/..;b/..%2F"
      })
  void what_leads_out_of_the_root_is_no_path(String encoded) {
    assertThat(Percent.isPath(encoded)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "*", "/a/../b", "/a/b/../..", "/...", "/a..", "//a", "/a;b/", "/%25"})
  void what_stays_below_it_is_one(String encoded) {
    assertThat(Percent.isPath(encoded)).isTrue();
  }

  @Test
  void no_query_is_fine() {
    assertThat(Percent.isText(null)).isTrue();
  }

  @Test
  void a_refusal_is_json_whatever_was_asked_for() {
    assertThat(Refused.method("A\"B").body("/a\\b\u00e9\n"))
        .contains("\"detail\":\"There is no method A\\u0022B here\"")
        .contains("\"instance\":\"/a\\u005cb\\u00e9\\u000a\"")
        .contains("\"status\":405");
  }
}
