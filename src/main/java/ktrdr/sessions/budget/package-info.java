/** Sessions that wait because no budget can pay for their next call of a language model. */
package ktrdr.sessions.budget;
