package ktrdr.system;

import static org.assertj.core.api.Assertions.assertThat;

/** The ways in which a user can stop a session. */
public enum Door {
  DELETE_OPERATION {
    @Override
    public void cancel(Run run) {
      answered(run.api().delete("/operations/" + run.operation()));
    }
  },
  POST_OPERATION_CANCEL {
    @Override
    public void cancel(Run run) {
      answered(run.api().post("/operations/" + run.operation() + "/cancel"));
    }
  },
  DELETE_SESSION {
    @Override
    public void cancel(Run run) {
      answered(run.api().delete("/agent/sessions/" + run.session()));
    }
  },
  DELETE_AGENT_CANCEL {
    @Override
    public void cancel(Run run) {
      answered(run.api().delete("/agent/cancel"));
    }
  },
  KTRDR_OPERATIONS_CANCEL {
    @Override
    public void cancel(Run run) {
      ended(Cli.shared().run("operations", "cancel", run.operation()));
    }
  },
  KTRDR_AGENT_CANCEL {
    @Override
    public void cancel(Run run) {
      ended(Cli.shared().run("agent", "cancel"));
    }
  },
  /** As the button of the Admin Center does it. */
  LIBERTY_STOP {
    @Override
    public void cancel(Run run) {
      AdminCenter.shared().stop(run);
    }
  };

  /** Cancels the session by this door and checks that the door says so. */
  public abstract void cancel(Run run);

  private static void answered(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isIn(200, 202);
  }

  private static void ended(Cli.Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
  }
}
