package ktrdr.persistence;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import ktrdr.work.Refusal;

/** Runs outside the transaction and rethrows the refusal that {@link RefusalsRollBack} kept. */
@Interceptor
@Transactional
@Priority(RefusalsRollBack.OUTSIDE)
public class RefusalsGoOn {

  @AroundInvoke
  Object invoke(InvocationContext call) throws Exception {
    Object result = call.proceed();
    if (call.getContextData().remove(RefusalsRollBack.REFUSAL) instanceof Refusal refusal) {
      throw refusal;
    }
    return result;
  }
}
