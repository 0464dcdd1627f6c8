import asyncio

async def slowly():
    return 3

asyncio.run(slowly())
loop = asyncio.new_event_loop()
loop.run_until_complete(slowly())
