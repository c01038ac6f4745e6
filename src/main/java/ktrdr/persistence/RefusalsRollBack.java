package ktrdr.persistence;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import ktrdr.work.Refusal;

/**
 * Inside of a transaction: a refusal undoes it, and goes on outside of it. Liberty takes whatever
 * leaves a transaction by a throw for a fault of the program, and writes a file about each.
 */
@Interceptor
@Transactional
@Priority(RefusalsRollBack.INSIDE)
public class RefusalsRollBack {
  /** Just inside of the container's own, whose priority is 200. */
  static final int INSIDE = 201;

  /** Just outside of it. */
  static final int OUTSIDE = 199;

  static final String REFUSAL = "ktrdr.refusal";

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transaction;

  @AroundInvoke
  Object invoke(InvocationContext call) throws Exception {
    try {
      return call.proceed();
    } catch (Refusal refusal) {
      transaction.setRollbackOnly();
      call.getContextData().put(REFUSAL, refusal);
      return null;
    }
  }
}
