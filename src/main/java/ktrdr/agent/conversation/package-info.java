/**
 * Conversations with a language model that end in a strategy document or in an explanation: it
 * proposes, ktrdr validates and says what is wrong, it proposes again. A model has no tools; what
 * it writes is validated or compared with computed figures before anything is done with it. Start
 * reading at {@link ktrdr.agent.conversation.ModelDesigner}.
 */
package ktrdr.agent.conversation;
