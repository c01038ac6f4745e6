package ktrdr.system.rest;

import static ktrdr.system.Listener.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ktrdr.system.Listener;
import ktrdr.system.Listener.Message;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import org.junit.jupiter.api.Test;

class EventsSurviveARestartIT {

  @Test
  void who_comes_back_to_a_restarted_server_gets_exactly_what_came_after() throws IOException {
    try (OwnServer server = OwnServer.create()) {
      server.start();
      Run run = server.agent().startIn(Phase.DESIGNING);
      String path = "/operations/" + run.operation() + "/events";
      Listener before = Listener.to(server.api(), path + "?after=0");
      before.atLeast(4);
      server.stop();
      List<String> ids = new ArrayList<>(ids(before.all()));
      server.start();
      Listener after = Listener.to(server.api(), path, ids.get(ids.size() - 1));
      server.api().delete("/operations/" + run.operation());
      List<Message> rest = after.all();
      ids.addAll(ids(rest));
      assertThat(ids)
          .isEqualTo(IntStream.rangeClosed(1, ids.size()).mapToObj(Integer::toString).toList());
      assertThat(rest).extracting(Message::name).contains("recovered").endsWith("end");
    }
  }
}
