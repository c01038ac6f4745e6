package ktrdr.proof;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Predicate;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;

/** Stores that make one mistake, and operations that are not as they are. */
final class WrongStore {
  private WrongStore() {}

  static OperationStore forgetful(
      OperationStore store, Predicate<Operation> whose, OperationStatus status) {
    Call find =
        (real, arguments) ->
            real.find((OperationId) arguments[0])
                .map(
                    o ->
                        whose.test(o) && o.status() == OperationStatus.CANCELLED
                            ? being(o, status)
                            : o);
    Call replace =
        (real, arguments) -> {
          OperationId id = ((Operation) arguments[0]).id();
          return store.replace(store.find(id).orElseThrow(), (Operation) arguments[1]);
        };
    return changed(changed(store, "find", find), "replace", replace);
  }

  private static Operation being(Operation operation, OperationStatus status) {
    Operation.State s = operation.state();
    return with(
        operation,
        new Operation.State(
            status,
            s.version(),
            s.times(),
            s.ownership(),
            s.cancellation(),
            s.stopRequest(),
            s.error()));
  }

  static Operation at(Operation operation, long term) {
    Operation.State s = operation.state();
    var ownership = new Operation.Ownership(s.ownership().owner(), term, s.ownership().turn());
    return with(
        operation,
        new Operation.State(
            s.status(),
            s.version(),
            s.times(),
            ownership,
            s.cancellation(),
            s.stopRequest(),
            s.error()));
  }

  /** As if it had ended at once. */
  static Operation ended(Operation operation) {
    Operation.State s = operation.state();
    var times = new Operation.Times(s.created(), s.started(), Optional.of(s.created()));
    return with(
        operation,
        new Operation.State(
            s.status(),
            s.version(),
            times,
            s.ownership(),
            s.cancellation(),
            s.stopRequest(),
            s.error()));
  }

  private static Operation with(Operation o, Operation.State state) {
    return new Operation(
        o.id(), o.lineage(), o.type(), state, o.subject(), o.output(), o.progress());
  }

  interface Call {
    Object on(OperationStore real, Object[] arguments);
  }

  static OperationStore changed(OperationStore real, String name, Call call) {
    return (OperationStore)
        Proxy.newProxyInstance(
            WrongStore.class.getClassLoader(),
            new Class<?>[] {OperationStore.class},
            (proxy, method, arguments) ->
                method.getName().equals(name)
                    ? call.on(real, arguments)
                    : invoke(method, real, arguments));
  }

  private static Object invoke(Method method, Object on, Object[] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
