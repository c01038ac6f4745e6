package ktrdr.cli.server;

import java.net.URI;

/** Makes sure that nobody else listens where the server will. */
record PortCheck(Home home) {

  /**
   * @throws ServerTrouble naming the port, who has it and the variable that chooses another
   */
  void check(Ports ports) {
    check(ports.http(), Ports.HTTP);
    check(ports.https(), Ports.HTTPS);
  }

  private void check(int port, String variable) {
    if (Ports.isFree(port)) {
      return;
    }
    String choose = "choose another one: " + variable + "=" + (port + 1) + " ktrdr server start";
    throw ServerTrouble.conflict(
        isKtrdr(port, variable)
            ? "another home owns port "
                + port
                + ": a ktrdr server answers there that was not started for "
                + home.directory()
                + "; use that one with --server http://127.0.0.1:"
                + port
                + ", or "
                + choose
            : "port " + port + " is taken by another program; " + choose);
  }

  private static boolean isKtrdr(int port, String variable) {
    return variable.equals(Ports.HTTP)
        && Readiness.version(URI.create("http://127.0.0.1:" + port)).isPresent();
  }
}
