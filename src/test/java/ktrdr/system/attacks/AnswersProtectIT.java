package ktrdr.system.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import ktrdr.fixture.ProofTable;
import ktrdr.system.AdminCenter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer tells a browser: not to frame it, not to guess, not to give it away. */
class AnswersProtectIT {
  private static final ProofTable TABLE =
      new ProofTable("6-attacks-b-answers", "What an answer allows", "attack", "before", "now");

  @AfterAll
  static void told() {
    TABLE.write();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/", "/index.html", "/assets/style.css", "/nothing", "/api/v1/symbols", "/api/v1/nothing",
        "/api/v1/operations?limit=%zz", "/metrics", "/health", "/openapi", "/openapi/ui/", "/%zz",
        "nonsense"
      })
  void nobody_frames_a_page(String path) {
    Raw raw = Raw.send(Raw.get(path, Raw.own()));
    assertThat(raw.header("X-Frame-Options")).containsExactly("DENY");
    assertThat(raw.header("Content-Security-Policy"))
        .hasSize(1)
        .allMatch(policy -> policy.contains("frame-ancestors 'none'"));
    assertThat(raw.header("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(raw.header("Referrer-Policy")).containsExactly("no-referrer");
    String before = path.equals("/openapi/ui/") ? "refused" : "allowed";
    TABLE.row("`" + path + "` in a frame", before, "refused");
  }

  @Test
  void what_the_runtime_itself_answers_says_so_too() {
    String long_ = "a".repeat(100_000);
    for (String request :
        List.of(
            "\0\1\2\r\n\r\n", "GET /\r\n\r\n", Raw.get("/", Raw.own() + "X: " + long_ + "\r\n"))) {
      Raw raw = Raw.send(request);
      assertThat(raw.header("X-Frame-Options")).containsExactly("DENY");
      assertThat(raw.body()).isEmpty();
    }
  }

  @Test
  void the_page_may_run_only_its_own_scripts() {
    String policy =
        Raw.send(Raw.get("/index.html", Raw.own())).header("Content-Security-Policy").get(0);
    assertThat(policy).contains("default-src 'self'").doesNotContain("unsafe");
  }

  @Test
  void only_the_admin_center_frames_itself_and_its_cookies_stay_there() {
    AdminCenter center = AdminCenter.shared();
    int port = center.api().server().getPort();
    String own = "Host: localhost:" + port + "\r\nConnection: close\r\n";
    Raw page = Raw.secure(center, Raw.get("/adminCenter/login.jsp", own));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("X-Frame-Options")).containsExactly("SAMEORIGIN");
    assertThat(page.header("Content-Security-Policy"))
        .allMatch(policy -> policy.contains("frame-ancestors 'self'"));
    assertThat(page.header("Set-Cookie")).isNotEmpty();
    cookies(page).forEach(cookie -> assertThat(cookie).contains("SameSite=Strict", "Secure"));
    // The page itself reads this one, and sends it back in a header.
    cookies(page)
        .filter(cookie -> !cookie.startsWith("csrfToken="))
        .forEach(cookie -> assertThat(cookie).contains("HttpOnly"));
    TABLE.row("cookies of the Admin Center from another site", "sent", "SameSite=Strict");
  }

  @Test
  void nobody_but_the_admin_gets_a_cookie() {
    for (String path : List.of("/", "/metrics", "/health", "/openapi", "/api/v1/symbols")) {
      assertThat(Raw.send(Raw.get(path, Raw.own())).header("Set-Cookie")).as(path).isEmpty();
    }
  }

  private static Stream<String> cookies(Raw page) {
    return page.header("Set-Cookie").stream();
  }
}
