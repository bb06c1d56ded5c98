// What every client does with the connector, whatever its version of the protocol. A client is
// wrapped as { listTools, listPrompts, getPrompt, complete, listResources, listResourceTemplates,
// readResource, callTool(params, options), onElicitation(handler) }.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deferred, logIn } from './connector.mjs';

/** Registers the tests of one client; `connect` returns it wrapped, with a `close`. */
export function session(connect, { resourceNotFound }) {
  let client;
  before(async () => {
    client = await connect();
  });
  after(() => client?.close());

  const call = async (name, args = {}, options) => {
    const result = await client.callTool({ name, arguments: args }, options);
    assert.ok(!result.isError, result.content[0].text);
    return result.structuredContent;
  };

  test('lists tools, whose schemas it can read', async () => {
    const { tools } = await client.listTools();
    assert.ok(tools.length >= 17, `${tools.length} tools`);
    for (const tool of tools) {
      assert.equal(tool.inputSchema.type, 'object', tool.name);
      assert.equal(tool.outputSchema.type, 'object', tool.name);
      assert.equal(typeof tool.annotations.readOnlyHint, 'boolean', tool.name);
    }
  });

  test('is told that nobody is logged in', async () => {
    const result = await client.callTool({ name: 'list-cases', arguments: {} });
    assert.equal(result.isError, true);
    assert.match(result.content[0].text, /authenticate/);
  });

  test('opens no page that its user declines', async () => {
    client.onElicitation(async (request) => {
      assert.equal(request.params.mode, 'url');
      return { action: 'decline' };
    });
    const result = await client.callTool({ name: 'authenticate', arguments: {} });
    assert.equal(result.isError, true);
    assert.match(result.content[0].text, /declined/);
  });

  test('logs its user in and reads the firm', async () => {
    client.onElicitation(async (request) => {
      await logIn(request.params.url);
      return { action: 'accept' };
    });
    assert.equal((await call('authenticate')).authenticated, true);
    const { cases, total_matches } = await call('list-cases', { limit: 3 });
    assert.equal(cases.length, 3);
    assert.ok(total_matches > 3);
    const found = await call('get-case', { case_id: cases[0].id });
    assert.equal(found.case.id, cases[0].id);
  });

  test('is told by a result what is wrong with a call', async () => {
    for (const [name, args, wrong] of [
      ['get-case', { case_id: 'x' }, /case_id/],
      ['get-case', { case_id: 5 }, /5/],
      ['list-cases', { colour: 'red' }, /colour/],
      ['no-such-tool', {}, /no-such-tool/],
    ]) {
      const result = await client.callTool({ name, arguments: args });
      assert.equal(result.isError, true, name);
      assert.match(result.content[0].text, wrong);
    }
  });

  test('reads resources', async () => {
    const { resources } = await client.listResources();
    assert.ok(resources.some((resource) => resource.uri === 'mycase://auth/status'));
    const { contents } = await client.readResource({ uri: 'mycase://auth/status' });
    assert.equal(JSON.parse(contents[0].text).authenticated, true);
  });

  test('gets an error for a resource that does not exist', async () => {
    await assert.rejects(client.readResource({ uri: 'mycase://nothing' }), (error) => {
      assert.equal(error.code, resourceNotFound);
      return true;
    });
  });

  test('gets every prompt that it lists', async () => {
    const { prompts } = await client.listPrompts();
    assert.ok(prompts.length >= 11, `${prompts.length} prompts`);
    for (const prompt of prompts) {
      const args = Object.fromEntries(
        (prompt.arguments ?? []).filter((each) => each.required).map((each) => [each.name, 'Example']),
      );
      const { messages } = await client.getPrompt({ name: prompt.name, arguments: args });
      assert.equal(messages[0].role, 'user');
      assert.ok(messages[0].content.text.length > 0, prompt.name);
    }
    await assert.rejects(client.getPrompt({ name: 'no-such-prompt' }), (error) => {
      assert.equal(error.code, -32602);
      return true;
    });
  });

  test('reads a case by its template, and completes the variables of every template', async () => {
    const { resourceTemplates } = await client.listResourceTemplates();
    assert.deepEqual(
      resourceTemplates.map((template) => template.uriTemplate).sort(),
      ['mycase://cases/{case_id}', 'mycase://contacts/{type}/{contact_id}'],
    );
    const [someCase] = (await call('list-cases', { limit: 1 })).cases;
    for (const { uriTemplate } of resourceTemplates) {
      for (const [, name] of uriTemplate.matchAll(/\{([^}]+)\}/g)) {
        const { completion } = await client.complete({
          ref: { type: 'ref/resource', uri: uriTemplate },
          argument: { name, value: '' },
        });
        assert.ok(completion.values.length <= 100);
        // The cases were read just now, so they are in memory.
        assert.ok(name !== 'case_id' || completion.values.length > 0);
        if (name === 'type') {
          assert.deepEqual(completion.values, ['client', 'company']);
        }
      }
      if (uriTemplate === 'mycase://cases/{case_id}') {
        const { contents } = await client.readResource({ uri: `mycase://cases/${someCase.id}` });
        assert.match(contents[0].text, new RegExp(`"id": ?${someCase.id}`));
      }
    }
  });

  test('shows a write to its user and sends it only after a yes', async () => {
    const { user_id } = await call('auth-status');
    const params = {
      name: 'create-task',
      arguments: { name: 'Call the clerk', due_date: '2099-01-04', priority: 'Low', staff_ids: [user_id] },
    };
    const answers = [{ action: 'decline' }, { action: 'accept', content: { confirm: true } }];
    const shown = [];
    client.onElicitation(async (request) => {
      shown.push(request.params);
      return answers.shift();
    });
    const declined = await client.callTool(params);
    assert.equal(declined.isError, true);
    assert.match(declined.content[0].text, /declined/);
    const { task } = await call(params.name, params.arguments);
    assert.equal(task.name, 'Call the clerk');
    assert.equal(shown.length, 2);
    for (const { mode, message, requestedSchema } of shown) {
      assert.equal(mode ?? 'form', 'form');
      assert.match(message, /Call the clerk/);
      assert.deepEqual(Object.keys(requestedSchema.properties), ['confirm']);
    }
  });

  test('gets progress, and cancels a call', async () => {
    await call('logout');
    const waiting = deferred();
    const controller = new AbortController();
    client.onElicitation(async () => ({ action: 'accept' }));
    const running = client.callTool(
      { name: 'authenticate', arguments: {} },
      {
        signal: controller.signal,
        onprogress: (progress) => {
          if (/Waiting for the login/.test(progress.message)) {
            waiting.resolve(progress);
          }
        },
      },
    );
    running.catch(() => {});
    assert.equal(typeof (await waiting.promise).progress, 'number');
    controller.abort('not now');
    await assert.rejects(running);
    assert.equal((await call('auth-status')).authenticated, false);
  });
}
