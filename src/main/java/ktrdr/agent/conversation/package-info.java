/**
 * Conversations with a language model that end in a strategy document or in an explanation: it
 * proposes, ktrdr validates and says what is wrong, it proposes again. Start reading at {@link
 * ktrdr.agent.conversation.Turns}.
 */
package ktrdr.agent.conversation;
