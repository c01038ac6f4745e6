package ktrdr.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.LeavesIdle;
import ktrdr.system.SharedServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The server's own page may change things on both ports; a page of another name may not even ask.
 */
@Tag("browser")
@ExtendWith({LeavesIdle.class, Browser.Shared.class})
class ForeignPagesIT {
  // Answers with a status, or with "blocked" when the browser did not let the page see one.
  private static final String TRIGGER =
      """
      const done = arguments[arguments.length - 1];
      fetch('/api/v1/agent/trigger', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...JSON.parse(arguments[0]) },
        body: '{"candidates": 100000}',
      }).then(answer => done(answer.status), () => done('blocked'))""";

  private final Browser browser;

  ForeignPagesIT(Browser browser) {
    this.browser = browser;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_servers_own_page_starts_a_session_with_and_without_tls(boolean tls) {
    browser.open(tls ? SharedServer.secure() : Api.shared().server());
    PageIT.await("the page", () -> browser.text("#connection"), "live"::equals);
    assertThat(browser.ask(TRIGGER, "{}")).isEqualTo("202");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"$WSSN\": \"localhost\"}", "{\"$WSSN\": \"127.0.0.1\"}"})
  void a_name_that_was_pointed_at_this_machine_starts_nothing(String headers) {
    URI own = Api.shared().server();
    browser.open(URI.create("http://evil.example:" + own.getPort() + "/"));
    assertThat(browser.ask(TRIGGER, headers)).isIn("403", "404", "blocked");
    assertThat(Agent.shared().isIdle()).isTrue();
  }

  @Test
  void no_page_of_the_server_can_be_framed_by_another() {
    URI own = Api.shared().server();
    browser.open(own.resolve("/"));
    String script =
        """
        const done = arguments[arguments.length - 1];
        const frame = document.createElement('iframe');
        frame.onload = () => done(frame.contentDocument?.querySelector('#start') ? 'framed' : 'not framed');
        frame.onerror = () => done('not framed');
        frame.src = '/';
        document.body.append(frame);""";
    assertThat(browser.ask(script)).isEqualTo("not framed");
  }
}
